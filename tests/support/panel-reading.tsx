import { DomUtils, parseDocument } from 'htmlparser2';
import { renderToString } from 'preact-render-to-string';
import { Panels } from '../../components/panel/Panels.tsx';
import { createPanelSession, type PanelSession } from '../../components/panel/panel-session.ts';
import { type Computer, type Pupil, personOf } from './background-on-sandbox.ts';

/** Nothing of ours is in the page. */
export const noPanel = '(pas de panneau)';

/** The home page as this pupil opens it: the panel’s own session, on the background of this computer. */
export function homePageOf(computer: Computer, pupil: Pupil) {
  const session = createPanelSession({
    open: () => computer.open(pupil),
    offer: () => computer.ask('panel.offer', { texts: null }),
    answerOffer: (accepted) => computer.ask('panel.answer-offer', { accepted }),
    refresh: (_, __, asked) => computer.refresh(pupil, asked),
    search: (question) => computer.ask('panel.search', { asker: 'page', ...question }),
    suggest: (person, terms) => computer.ask('search.suggest', { person, terms }),
    forget: (person, terms) => computer.ask('search.forget', { person, terms }),
    cover: async () => null,
    // What could not be answered shows in the panel, or does not: that is what is read.
    failed: () => {},
  });
  return { shown: session.show(personOf(pupil)), read: () => readPanel(session) };
}

/**
 * What a person reads in the panel where their loans are, in the order of the page: the notice or the heading of the
 * state, each with the action it offers, and the count above the list. Reservations are another matter.
 */
function readPanel(session: PanelSession): string {
  const broken = (error: unknown) => {
    throw error;
  };
  const drawn = parseDocument(renderToString(<Panels session={session} broken={broken} />));
  if (drawn.children.length === 0) return noPanel;
  const said = DomUtils.findAll(isSaid, drawn.children)
    .map((element) => DomUtils.textContent(element))
    .filter((text) => !/^\d+ réservation/.test(text));
  // No-break spaces read as spaces here: the table is for people.
  return said.join(' | ').replace(/[\u00a0\u202f]/g, ' ');
}

type Element = ReturnType<typeof DomUtils.findAll>[number];

/** Headings, notices and actions; not what explains them, nor the loans themselves. */
function isSaid(element: Element): boolean {
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
