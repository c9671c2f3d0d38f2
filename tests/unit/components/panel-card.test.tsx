import { render } from 'preact-render-to-string';
import { beforeEach, describe, expect, it } from 'vitest';
import { PortalCard } from '../../../components/panel/PortalCard.tsx';
import type { PanelSession, PortalState } from '../../../components/panel/panel-session.ts';
import { isReady, queueWords, reservationWords } from '../../../components/panel/reservation-words.ts';
import { TroubleCard } from '../../../components/panel/TroubleCard.tsx';
import { failureWords, keepsLoans } from '../../../components/shared/failure-words.ts';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Loan, LoansFailure, Reservation } from '../../../utils/domain/loan.ts';
import type { LoansView, PanelPortal } from '../../../utils/domain/panel.ts';
import { panelPortal } from '../../fixtures/panel-portal.ts';
import { speakFrench } from '../../support/french.ts';

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

const idle: PanelSession = {
  portals: () => [],
  chosen: () => undefined,
  choose: () => {},
  trouble: () => null,
  retry: () => {},
  offer: () => null,
  answerOffer: () => {},
  replacesNative: () => true,
  subscribe: () => () => {},
  show: async () => {},
  refresh: () => {},
  search: () => {},
  searchMore: () => {},
  closeSearch: () => {},
  everywhere: () => false,
  setEverywhere: () => {},
  searchedWith: (state) => [state],
  suggest: async () => undefined,
  forget: async () => null,
  cover: async () => null,
};

/** The panel's words, one after the other, without what is hidden. */
function card(portals: readonly PanelPortal[], chosen = 0): { readonly html: string; readonly text: string } {
  const states: readonly PortalState[] = portals.map((portal) => ({
    portal,
    refreshing: false,
    search: { kind: 'idle' },
  }));
  const state = states[chosen];
  if (state === undefined) throw new Error('no such portal');
  const session = { ...idle, portals: () => states };
  const html = render(
    <PortalCard session={session} chosen={state} today={today} now={6} takesFocus={false} />,
  );
  return { html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') };
}

describe('reservation words', () => {
  it.each<[Partial<Reservation>, string, string | null, boolean]>([
    [{}, 'En attente', '2e dans la file', false],
    [{ rank: 1 }, 'En attente', 'En tête de la file', false],
    [{ rank: null }, 'En attente', null, false],
    [{ availableUntil: day('2026-11-24') }, 'À retirer aujourd’hui', null, true],
    [{ availableUntil: day('2026-11-27') }, 'À retirer jusqu’au vendredi 27 novembre', null, true],
    [{ availableUntil: day('2026-11-23') }, 'Mis de côté jusqu’au lundi 23 novembre', null, false],
  ])('%j', (part, words, queue, ready) => {
    const reservation = { ...waited, ...part };
    expect(reservationWords(reservation, today)).toBe(words);
    expect(queueWords(reservation)).toBe(queue);
    expect(isReady(reservation, today)).toBe(ready);
  });
});

describe('reservations in the panel', () => {
  const ready = { ...waited, id: 'r2', title: 'Le Horla', availableUntil: day('2026-11-27') };

  it('stand below “no loans”, the ones to be fetched first', () => {
    const { html, text } = card([panelPortal({ loans: { ...read, reservations: [waited, ready] } })]);
    expect(text).toMatch(/Aucun prêt en cours.*2 réservations.*Le Horla.*Le Petit Prince.*En attente/);
    expect(text).toContain('Réservé le mardi 10 novembre');
    expect(html).toMatch(/class="due near"><svg/);
    expect(html).toContain('href="https://9990001x.esidoc.fr/document/1"');
  });

  it.each<[string, LoansView]>([
    ['there are none', read],
    ['they may be another person’s', { ...read, reservations: [waited], failure: { kind: 'someone-else' } }],
  ])('are not spoken of when %s', (_, loans) => {
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

  it('are not there for one portal, whose name is the heading', () => {
    const { html } = card([college]);
    expect(html).not.toMatch(/role="tab/);
    expect(html).toMatch(/<h2[^>]*><a [^>]*><bdi>CDI du collège/);
  });

  it('name and control their panels, one of which is shown', () => {
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
    ['are still counted when the portal is down', { kind: 'unreachable' }, true],
    ['are not counted when they may be another person’s', { kind: 'someone-else' }, false],
  ])('loans %s', (_, failure, counted) => {
    const { html } = card([college, { ...lycee, loans: { ...lycee.loans, failure } }]);
    expect(html.includes('aria-label="2 en retard"')).toBe(counted);
  });
});

describe('how a failure is told', () => {
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
    const words = failureWords(kind, delegation);
    expect(words.text).toMatch(text);
    expect(words.action).toBe(action);
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
    expect(keepsLoans(failure)).toBe(kept);
    expect(failureWords(failure.kind, 'none').notice !== null).toBe(kept);
  });

  it('sends nobody to another link where PRONOTE’s own is the way', () => {
    const failure: LoansFailure = { kind: 'not-signed-in' };
    const told = (delegation: PanelPortal['delegation']) =>
      card([panelPortal({ delegation, loans: { ...read, readAt: null, failure } })]);
    expect(told('pronote').text).toContain('depuis le widget CDI de PRONOTE');
    expect(told('pronote').html).not.toContain('class="button"');
    expect(told('cas').html).toContain('class="button"');
  });
});

describe('the card of a trouble', () => {
  const shown = (retrying: boolean) => render(<TroubleCard retrying={retrying} onRetry={() => {}} />);

  it('says what happened, aloud too, and offers to try again', () => {
    expect(shown(false)).toMatch(/<h2[^>]*>CDI<.*Un souci sur cet ordinateur.*Réessayer/);
    expect(shown(false)).toMatch(/role="alert">Un souci[^<]*Rien n’est perdu/);
  });

  it('keeps its button and falls silent while it tries, so that a second failure is heard', () => {
    expect(shown(true)).toMatch(/<button[^>]*aria-disabled="true"[^>]*>Lecture des prêts/);
    expect(shown(true)).toMatch(/role="alert"><\/p>/);
  });
});
