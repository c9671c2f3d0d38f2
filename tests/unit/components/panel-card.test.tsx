import { render } from 'preact-render-to-string';
import { beforeEach, describe, expect, it } from 'vitest';
import { TroubleCard } from '../../../components/panel/Panels.tsx';
import { PortalCard } from '../../../components/panel/PortalCard.tsx';
import { createPanelSession, type PortalState } from '../../../components/panel/panel-session.ts';
import { isReady, queueText, reservationText } from '../../../components/panel/Reservations.tsx';
import { failureText } from '../../../components/shared/failure-text.ts';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Loan, LoansFailure, Reservation } from '../../../utils/domain/loan.ts';
import type { LoansView, PanelPortal } from '../../../utils/domain/panel.ts';
import { keepsLoans } from '../../../utils/domain/visible-loans.ts';
import { panelPortal } from '../../fixtures/panel-portal.ts';
import { speakFrench } from '../../support/french.ts';
import { panelBackground } from '../../support/panel-background.ts';

const today = '2026-11-24' as CalendarDate;
const day = (text: string) => text as CalendarDate;

beforeEach(speakFrench);

const lateLoan: Loan = {
  id: 'l1',
  title: 'Vingt mille lieues sous les mers',
  state: 'late',
  borrowedOn: null,
  dueOn: null,
  returnedOn: null,
  recordAddress: null,
  callNumber: null,
  mediaType: null,
};
const waited: Reservation = {
  id: 'r1',
  title: 'Le Petit Prince',
  recordAddress: 'https://9990001x.esidoc.fr/document/1',
  mediaType: 'Livre',
  reservedOn: day('2026-11-10'),
  availableUntil: null,
  rank: 2,
};
const read: LoansView = {
  loans: [],
  reservations: [],
  readAt: 5,
  source: 'account-page',
  failure: null,
};

/** HTML and text of the card with these portals. */
function card(portals: readonly PanelPortal[], chosen = 0): { readonly html: string; readonly text: string } {
  const states = portals.map(
    (portal): PortalState => ({ portal, refreshing: false, search: { kind: 'idle' } }),
  );
  const state = states[chosen];
  if (state === undefined) throw new Error('no such portal');
  const session = createPanelSession(panelBackground());
  const view = { ...session.view.get(), portals: states };
  const html = render(
    <PortalCard session={session} view={view} chosen={state} today={today} now={6} takesFocus={false} />,
  );
  return { html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
}

describe('the text of a reservation', () => {
  it.each<[Partial<Reservation>, string, string | null, boolean]>([
    [{}, 'En attente', '2e dans la file', false],
    [{ rank: 1 }, 'En attente', 'En tête de la file', false],
    [{ rank: null }, 'En attente', null, false],
    [{ availableUntil: day('2026-11-24') }, 'À retirer aujourd’hui', null, true],
    [{ availableUntil: day('2026-11-27') }, 'À retirer jusqu’au vendredi 27 novembre', null, true],
    [{ availableUntil: day('2026-11-23') }, 'Mis de côté jusqu’au lundi 23 novembre', null, false],
  ])('%j', (part, text, queue, ready) => {
    const reservation = { ...waited, ...part };
    expect(reservationText(reservation, today)).toBe(text);
    expect(queueText(reservation)).toBe(queue);
    expect(isReady(reservation, today)).toBe(ready);
  });
});

describe('reservations in the panel', () => {
  const ready = { ...waited, id: 'r2', title: 'Le Horla', availableUntil: day('2026-11-27') };

  it('are listed below “no loans”, those to fetch first', () => {
    const { html, text } = card([panelPortal({ loans: { ...read, reservations: [waited, ready] } })]);
    expect(text).toMatch(/Aucun prêt en cours.*2 réservations.*Le Horla.*Le Petit Prince.*En attente/);
    expect(text).toContain('Réservé le mardi 10 novembre');
    expect(html).toMatch(/class="due near"><svg/);
    expect(html).toContain('href="https://9990001x.esidoc.fr/document/1"');
  });

  it.each<[string, LoansView]>([
    ['there are none', read],
    [
      'they may belong to another person',
      { ...read, reservations: [waited], failure: { kind: 'someone-else' } },
    ],
  ])('are not shown when %s', (_, loans) => {
    expect(card([panelPortal({ loans })]).text).not.toMatch(/réservation|Petit Prince/);
  });
});

describe('tabs', () => {
  const college = panelPortal({ id: 'college', name: 'CDI du collège', description: 'Lire & rêver' });
  const lycee = panelPortal({
    id: 'lycee',
    name: 'CDI du lycée',
    loans: { ...read, loans: [lateLoan, { ...lateLoan, id: 'l2' }] },
  });

  it('are not rendered for a single portal, whose name is the heading', () => {
    const { html } = card([college]);
    expect(html).not.toMatch(/role="tab/);
    expect(html).toMatch(/<h2[^>]*><a [^>]*><bdi>CDI du collège/);
  });

  it('label and control their panels, one of which is visible', () => {
    const { html } = card([college, lycee], 1);
    const tabs = [...html.matchAll(/<button[^>]* role="tab"[^>]*>/g)].map(([tag]) => tag);
    expect(tabs.map((tag) => /tabindex="(.+?)"/.exec(tag)?.[1])).toEqual(['-1', '0']);
    expect(tabs.map((tag) => /aria-selected="(.+?)"/.exec(tag)?.[1])).toEqual(['false', 'true']);
    for (const tag of tabs) {
      const [id, panel] = [/ id="(.+?)"/.exec(tag)?.[1], /aria-controls="(.+?)"/.exec(tag)?.[1]];
      expect(html).toMatch(new RegExp(`role="tabpanel" id="${panel}" aria-labelledby="${id}"`));
    }
    expect(html.match(/<div hidden role="tabpanel"/g)).toHaveLength(1);
    expect(html).toContain('title="CDI du collège\nLire &amp; rêver"');
    expect(html).toMatch(/<h2[^>]*>CDI</);
  });

  it.each<[string, LoansFailure | null, boolean]>([
    ['are counted on the tab when late', null, true],
    ['are still counted when the portal is unreachable', { kind: 'unreachable' }, true],
    ['are not counted when they may belong to another person', { kind: 'someone-else' }, false],
  ])('loans %s', (_, failure, counted) => {
    const { html } = card([college, { ...lycee, loans: { ...lycee.loans, failure } }]);
    expect(html.includes('aria-label="2 en retard"')).toBe(counted);
  });
});

describe('the text of a failure', () => {
  it.each<[LoansFailure['kind'], PanelPortal['delegation'], RegExp, string | null]>([
    ['not-signed-in', 'none', /^failure_not_signed_in_text$/, 'action_sign_in'],
    ['not-signed-in', 'cas', /^cas_not_signed_in_text$/, 'action_sign_in'],
    ['expired-session', 'cas', /^failure_expired_session_text$/, 'action_sign_in'],
    ['not-signed-in', 'pronote', /^pronote_not_signed_in_text$/, null],
    ['foreign-session', 'pronote', /^pronote_not_signed_in_text$/, null],
    ['expired-session', 'pronote', /^pronote_expired_session_text$/, null],
    ['unproven', 'pronote', /^pronote_unproven_text$/, null],
    ['unreachable', 'pronote', /^failure_unreachable_text$/, 'retry'],
    ['someone-else', 'pronote', /^failure_someone_else_text$/, 'action_sign_out'],
  ])('%s with %s', (kind, delegation, text, action) => {
    const shown = failureText(kind, delegation);
    expect(shown.text).toMatch(text);
    expect(shown.action).toBe(action);
  });

  it.each<[LoansFailure, boolean]>([
    [{ kind: 'not-signed-in' }, true],
    [{ kind: 'unproven' }, true],
    [{ kind: 'unreachable' }, true],
    [{ kind: 'paused', forMilliseconds: null }, true],
    [{ kind: 'someone-else' }, false],
    [{ kind: 'not-linked' }, false],
    [{ kind: 'unknown-borrower' }, false],
  ])('%o keeps the loans: %s', (failure, kept) => {
    expect(keepsLoans(failure.kind)).toBe(kept);
    expect(failureText(failure.kind, 'none').notice !== null).toBe(kept);
  });

  it('offers no link of its own when PRONOTE’s link signs users in', () => {
    const failure: LoansFailure = { kind: 'not-signed-in' };
    const shown = (delegation: PanelPortal['delegation']) =>
      card([panelPortal({ delegation, loans: { ...read, readAt: null, failure } })]);
    expect(shown('pronote').text).toContain('depuis le widget CDI de PRONOTE');
    expect(shown('pronote').html).not.toContain('class="button"');
    expect(shown('cas').html).toContain('class="button"');
  });
});

describe('the card of a background that does not answer', () => {
  const shown = (retrying: boolean) => render(<TroubleCard retrying={retrying} onRetry={() => {}} />);

  it('explains the failure, also to screen readers, and offers to retry', () => {
    expect(shown(false)).toMatch(/<h2[^>]*>CDI<.*Un souci sur cet ordinateur.*Réessayer/);
    expect(shown(false)).toMatch(/role="alert">Un souci[^<]*Rien n’est perdu/);
  });

  it('keeps its button and empties the announcement during a retry', () => {
    expect(shown(true)).toMatch(/<button[^>]*aria-disabled="true"[^>]*>Lecture des prêts/);
    expect(shown(true)).toMatch(/role="alert"><\/p>/);
  });
});
