import { concerns, type NotConcerned, whyNotConcerned } from '../../../utils/domain/audience.ts';
import { addDays, type CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Loan } from '../../../utils/domain/loan.ts';
import { isConfigured } from '../../../utils/domain/loan-sources.ts';
import type { LoansView, PanelModel } from '../../../utils/domain/panel.ts';
import type { Person } from '../../../utils/domain/person.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { emptyDraft, readDraft } from '../../../utils/domain/portal-draft.ts';
import { hasServer } from '../../../utils/domain/sign-on-methods.ts';
import type { Webspace } from '../../../utils/domain/webspace.ts';
import type { PortalTab } from './portal-tab.ts';

/** An invented user of PRONOTE. */
export interface PreviewVisitor {
  readonly webspace: Webspace;
  /** The class of the pupil or of the parent's child; empty for none. */
  readonly className: string;
}

export interface Preview {
  readonly model: PanelModel;
  readonly visitor: Person;
  /** Why the edited portal is not shown to this visitor; null when it is. */
  readonly why: NotConcerned | null;
  /** The names of the other portals shown. */
  readonly others: readonly string[];
}

const inventedPupil = 'ALMEIDA Inès';

/** True for the webspaces in which PRONOTE shows a class. */
export function hasClass(webspace: Webspace): boolean {
  return webspace === 'eleve' || webspace === 'parent';
}

/**
 * The panel's model for this visitor, with invented loans: the edited portal as drafted, the others as stored. Null while
 * the draft is not a valid portal.
 */
export function previewOf(
  tab: PortalTab,
  tabs: readonly PortalTab[],
  invented: PreviewVisitor,
  now: { readonly today: CalendarDate; readonly milliseconds: number },
): Preview | null {
  const own = portalOf(tab);
  if (own === null) return null;
  const visitor = inventedPerson(invented);
  const all = tabs.flatMap(({ id, saved }) => (id === tab.id ? [own] : saved === null ? [] : [saved]));
  const shown = all.filter((portal) => concerns(portal, visitor));
  return {
    model: {
      portals: shown.map((portal) => panelPortal(portal, loansOf(portal, now), visitor)),
      nativeWidget: 'replace',
      configured: true,
    },
    visitor,
    why: whyNotConcerned(own, visitor),
    others: shown.filter((portal) => portal !== own).map(({ name }) => name),
  };
}

/** The drafted portal; faults in fields that the panel does not show are ignored. Null when it is invalid otherwise. */
function portalOf({ id, draft, saved }: PortalTab): Portal | null {
  const name = draft.name.trim() === '' ? (saved?.name ?? 'CDI') : draft.name;
  const delegation = hasServer(draft.delegation) ? emptyDraft.delegation : draft.delegation;
  const read = readDraft({ ...draft, name, delegation, searchTemplate: '', loansApi: '' }, { id });
  return read.ok ? read.value : null;
}

function inventedPerson({ webspace, className }: PreviewVisitor): Person {
  const name = className.trim() === '' ? null : className.trim();
  const parent = { webspace, fullName: 'Mme ALMEIDA Rosa', className: null, school: null };
  if (webspace === 'parent') return { ...parent, child: { fullName: inventedPupil, className: name } };
  return { ...parent, fullName: inventedPupil, className: webspace === 'eleve' ? name : null };
}

function panelPortal(portal: Portal, loans: LoansView, visitor: Person): PanelModel['portals'][number] {
  const { id, name, description, address, searchTemplate, delegation } = portal;
  return {
    ...{ id, name, description, searchTemplate, loans },
    homeAddress: `${address}/`,
    accountAddress: `${address}/`,
    delegation: delegation.kind,
    loansOf: visitor.child?.fullName ?? null,
    refreshDue: false,
  };
}

function loansOf(
  portal: Portal,
  { today, milliseconds }: { readonly today: CalendarDate; readonly milliseconds: number },
): LoansView {
  const source = portal.loanSources.find((one) => isConfigured(one, portal)) ?? portal.loanSources[0];
  if (source === undefined)
    return { loans: [], reservations: [], readAt: null, source: null, failure: { kind: 'hidden' } };
  return {
    loans: [
      inventedLoan('Le Comte de Monte-Cristo', 'R DUM', addDays(today, -9), 'late'),
      inventedLoan('Vingt mille lieues sous les mers', 'R VER', addDays(today, 1), 'current'),
    ],
    ...{ reservations: [], readAt: milliseconds, source, failure: null },
  };
}

function inventedLoan(title: string, callNumber: string, dueOn: CalendarDate, state: Loan['state']): Loan {
  return {
    ...{ id: title, title, state, dueOn, callNumber },
    borrowedOn: addDays(dueOn, -21),
    returnedOn: null,
    recordAddress: null,
    mediaType: 'Livre',
  };
}
