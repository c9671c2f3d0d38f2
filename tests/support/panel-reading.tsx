import { DomUtils, parseDocument } from 'htmlparser2';
import { renderToString } from 'preact-render-to-string';
import { Panels } from '../../components/panel/Panels.tsx';
import { createPanelSession, type PanelSession } from '../../components/panel/panel-session.ts';
import { type Computer, type Pupil, personOf } from './background-on-sandbox.ts';

/** What `read` returns when the panel is not rendered. */
export const noPanel = '(pas de panneau)';

/** The panel on this pupil’s home page: the real session, connected to the background of this computer. */
export function homePageOf(computer: Computer, pupil: Pupil) {
  const session = createPanelSession({
    open: () => computer.open(pupil),
    offer: () => computer.ask('panel.offer', { texts: null }),
    answerOffer: (accepted) => computer.ask('panel.answer-offer', { accepted }),
    refresh: (_, __, manual) => computer.refresh(pupil, manual),
    search: (request) => computer.ask('panel.search', { asker: 'page', ...request }),
    suggest: (person, terms) => computer.ask('search.suggest', { person, terms }),
    forget: (person, terms) => computer.ask('search.forget', { person, terms }),
    cover: async () => null,
    // The tests check what the panel shows of it.
    failed: () => {},
  });
  return { shown: session.show(personOf(pupil)), read: () => readPanel(session) };
}

/**
 * The panel's text about loans, in document order: the notice or the heading of the state, each with its action, and the
 * count above the list. Without reservations.
 */
function readPanel(session: PanelSession): string {
  const broken = (error: unknown) => {
    throw error;
  };
  const rendered = parseDocument(renderToString(<Panels session={session} broken={broken} />));
  if (rendered.children.length === 0) return noPanel;
  const parts = DomUtils.findAll(isPart, rendered.children)
    .map((element) => DomUtils.textContent(element))
    .filter((text) => !/^\d+ réservation/.test(text));
  // The expectations use ordinary spaces.
  return parts.join(' | ').replace(/[\u00a0\u202f]/g, ' ');
}

type Element = ReturnType<typeof DomUtils.findAll>[number];

/** Headings, notices and actions, without explanations and loans. */
function isPart(element: Element): boolean {
  if (element.name === 'h3') return true;
  if (element.name === 'p') return isIn(element, 'notice') || isIn(element, 'skeleton');
  return ['a', 'button'].includes(element.name) && (isIn(element, 'notice') || isIn(element, 'state'));
}

function isIn(element: Element, name: string): boolean {
  for (let up = DomUtils.getParent(element); up !== null; up = DomUtils.getParent(up)) {
    if ('attribs' in up && up.attribs['class']?.split(' ').includes(name)) return true;
  }
  return false;
}
