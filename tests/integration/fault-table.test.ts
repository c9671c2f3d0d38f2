import { describe, expect, it } from 'vitest';
import { addresses, hosts } from '../sandbox/hosts.ts';
import { backgroundOnSandbox } from '../support/background-on-sandbox.ts';
import * as database from '../support/broken-database.ts';
import {
  type FaultSetup,
  longestWait,
  type Source,
  seenAfter,
  sources,
  type Time,
  times,
} from '../support/fault-scene.ts';
import * as faults from '../support/faults.ts';
import { noPanel } from '../support/panel-reading.tsx';

const { setFault, setSourceFault } = faults;

/**
 * What the panel shows after a fault: notice or heading, action, number of loans. `first`: the loans were never read.
 * `later`: they were read the day before.
 */
type Seen = Readonly<Record<Time, string>>;

/** Loans read today, and the day before: one has become overdue since. */
const fresh = '5 prêts · 1 en retard';
const kept = '5 prêts · 2 en retard';

const loans = always(fresh);
const none = always('Aucun prêt en cours | Ouvrir le portail');
const absent = always(noPanel);
const unreachable: Seen = {
  first: 'Le portail ne répond pas | Réessayer',
  later: `Le portail ne répond pas. Prêts lus hier à 14 h 00. | Réessayer | ${kept}`,
};
const paused: Seen = {
  first: 'Une petite pause',
  later: `Le portail demande une petite pause. Prêts lus hier à 14 h 00. | ${kept}`,
};
const unreadable: Seen = {
  first: 'Réponse inattendue du portail | Voir les prêts sur le portail',
  later: `Réponse inattendue du portail. Prêts lus hier à 14 h 00. | ${kept}`,
};
const notAllowed: Seen = {
  first: 'Prêts non communiqués | Voir les prêts sur le portail',
  later: `Le portail n’a pas donné les prêts. Prêts lus hier à 14 h 00. | ${kept}`,
};
const notSignedIn: Seen = {
  first: 'Une connexion, et les prêts sont là | Ouvrir le portail pour se connecter',
  later: `Pour actualiser, se connecter au portail. Prêts lus hier à 14 h 00. | Ouvrir le portail | ${kept}`,
};
const expired: Seen = {
  first: 'Connexion pas valable en ce moment | Ouvrir le portail pour se connecter',
  later: `La connexion au portail n’est pas valable en ce moment. Prêts lus hier à 14 h 00. | Ouvrir le portail | ${kept}`,
};
const foreign: Seen = {
  first: 'Le portail d’un autre établissement est ouvert | Ouvrir le portail pour se connecter',
  later: `Le portail d’un autre établissement est ouvert. Prêts lus hier à 14 h 00. | Ouvrir le portail | ${kept}`,
};
const unproven: Seen = {
  first: 'À qui est ce portail ouvert ? | Ouvrir le portail pour se connecter',
  later: `Le portail ne dit pas qui est connecté. Prêts lus hier à 14 h 00. | Ouvrir le portail | ${kept}`,
};
const someoneElse = always('Un autre compte est ouvert | Ouvrir le portail pour déconnecter');
const notLinked = always('Compte pas encore relié | Ouvrir le portail');
const unknownBorrower = always('Pas de carte de lecteur à ce nom | Ouvrir le portail');
const notPermitted: Seen = {
  first: 'L’extension n’a pas accès au portail | Ouvrir le portail',
  later: `L’extension n’a plus accès au portail. Prêts lus hier à 14 h 00. | ${kept}`,
};
/** The panel's own text, without any portal. */
const troubled = 'Un souci sur cet ordinateur | Réessayer';

function always(text: string): Seen {
  return { first: text, later: text };
}

function status(code: number) {
  return { kind: 'status', status: code } as const;
}

function redirectTo(to: string) {
  return { kind: 'redirect', to } as const;
}

/** When the gateway fails, the account page is read. */
function orElsePage(seen: Seen): Readonly<Record<Source, Seen>> {
  return { page: seen, gateway: seen, gatewayThenPage: loans };
}

const day = 86_400_000;

type Row = readonly [what: string, fault: FaultSetup, seen: Seen | Readonly<Record<Source, Seen>>];

const signingOn: readonly Row[] = [
  ['nothing', () => {}, loans],
  ['the user is not signed in setFault school', faults.noSchoolSession, notSignedIn],
  ['the portal does not know the account', setFault('portal-home', { kind: 'unknown-account' }), notLinked],
  ['the portal is signed in as another person', faults.otherUserAtPortal, someoneElse],
  ['the sign-on is down', setFault('cas-login', { kind: 'refuse' }), unreachable],
  ['the sign-on is too slow', faults.timeoutAt('cas-login'), unreachable],
  ['the sign-on answers 500', setFault('cas-login', status(500)), unreachable],
  ['the sign-on answers 403', setFault('cas-login', status(403)), notAllowed],
  ['the sign-on leads elsewhere', setFault('cas-login', redirectTo(addresses.notAPortal)), notSignedIn],
  ['the portal is down', setFault('portal-home', { kind: 'refuse' }), unreachable],
  ['the portal is too slow', faults.timeoutAt('portal-home'), unreachable],
  ['the portal answers 503', setFault('portal-home', status(503)), unreachable],
  ['the portal answers 429', setFault('portal-home', { ...status(429), retryAfter: 600 }), paused],
  ['the portal answers 403', setFault('portal-home', status(403)), notAllowed],
  ['the portal answers 404', setFault('portal-home', status(404)), notAllowed],
  ['the portal’s page is cut off', setFault('portal-home', { kind: 'cut' }), unreachable],
  ['the portal’s page is too long', setFault('portal-home', { kind: 'too-long' }), unreadable],
  ['the portal shows that it is being repaired', setFault('portal-home', { kind: 'html' }), unreadable],
  ['the portal answers `[]`', setFault('portal-home', { kind: 'empty-array' }), unreadable],
  ['the session has expired', setFault('portal-home', { kind: 'expired-token' }), expired],
  ['the session is not yet valid', setFault('portal-home', { kind: 'not-yet-valid-token' }), expired],
  ['the session is another school’s', setFault('portal-home', { kind: 'foreign-token' }), foreign],
  [
    'the session names no one, the school knows the user',
    setFault('portal-home', { kind: 'nameless-token' }),
    loans,
  ],
  ['the session names no one, nor does the school', faults.anonymousTokenWithoutSession, unproven],
  // Indistinguishable from a portal that does not know the account.
  ['the portal’s cookies are refused', faults.portalCookiesBlocked, notLinked],
  ['the browser forbids the portal', faults.hostPermissionRevoked(hosts.portal), notPermitted],
  ['the browser forbids the sign-on', faults.hostPermissionRevoked(hosts.pronote), notPermitted],
  ['this computer’s clock is a day fast', faults.clockFastBy(day), expired],
  ['this computer’s clock is a day slow', faults.clockFastBy(-day), loans],
];

const askingForLoans: readonly Row[] = [
  ['the library does not know the borrower', setSourceFault({ kind: 'unknown-borrower' }), unknownBorrower],
  ['the session is refused again and again', setSourceFault(status(401)), orElsePage(notAllowed)],
  ['the session is refused once', setSourceFault({ ...status(401), times: 1 }), loans],
  ['it answers 403', setSourceFault(status(403)), orElsePage(notAllowed)],
  [
    'it answers 404',
    setSourceFault(status(404)),
    { page: unreadable, gateway: unknownBorrower, gatewayThenPage: unknownBorrower },
  ],
  ['it answers 429', setSourceFault({ ...status(429), retryAfter: 600 }), orElsePage(paused)],
  ['it answers 500', setSourceFault(status(500)), orElsePage(unreachable)],
  ['it is down', setSourceFault({ kind: 'refuse' }), orElsePage(unreachable)],
  ['it is too slow', faults.sourceTimeout, orElsePage(unreachable)],
  ['its answer is cut off', setSourceFault({ kind: 'cut' }), orElsePage(unreachable)],
  ['its answer is too long', setSourceFault({ kind: 'too-long' }), orElsePage(unreadable)],
  ['it answers a page of another kind', setSourceFault({ kind: 'html' }), orElsePage(unreadable)],
  ['it answers a sign-in page', setSourceFault({ kind: 'login-page' }), orElsePage(notSignedIn)],
  [
    'it answers `[]`',
    setSourceFault({ kind: 'empty-array' }),
    { page: unreadable, gateway: none, gatewayThenPage: none },
  ],
  ['it answers JSON of another shape', setSourceFault({ kind: 'other-json' }), orElsePage(unreadable)],
  ['it leads to another host', setSourceFault(redirectTo(addresses.notAPortal)), orElsePage(notAllowed)],
];

const thisComputer: readonly Row[] = [
  // Loans are read and shown even when they cannot be stored.
  ['the database cannot be opened', database.cannotBeOpened, loans],
  // No user arrives while data of another may be left.
  [
    'the database can neither be opened nor deleted',
    database.cannotBeUsedAtAll,
    { first: troubled, later: fresh },
  ],
  ['the disk is full', database.cannotBeWritten, loans],
  ['the database was deleted by hand', database.deletedByHand, loans],
  ['the browser has closed the database', database.closedByBrowser, loans],
  ['the database is deleted while the portal is asked', database.deletedWhilePortalIsAsked, loans],
  ['another connection does not let go of it', database.heldByAnother, loans],
  // Without settings there is no portal, and no panel.
  ['the settings cannot be read', faults.settingsUnreadable, absent],
];

const computer = await backgroundOnSandbox();

describe.each([
  ['signing on', signingOn],
  ['asking for the loans', askingForLoans],
  ['this computer', thisComputer],
])('%s', (_, rows) => {
  describe.each(rows)('%s', (_, fault, seen) => {
    describe.each(Object.keys(sources) as Source[])('loans from: %s', (source) => {
      const expected = 'first' in seen ? seen : seen[source];
      it.each(times)('%s', { timeout: 4 * longestWait }, async (time) => {
        expect(await seenAfter(fault, computer, source, time)).toBe(expected[time]);
      });
    });
  });
});

describe('PRONOTE’s own widget is shown when the portal fails', () => {
  const texts = {
    title: 'CDI du collège Imaginaire',
    chosen: null,
    words: ['Emprunt(s) en cours (2)'],
    loans: ['Dune', 'Emma'].map((title) => ({
      ...{ title, address: null, details: 'Emprunté le : 03/11/26 À rendre le : 30/11/26', alert: false },
    })),
  };
  const failing = [...signingOn, ...askingForLoans].flatMap(([what, fault, seen]) => {
    const { first } = 'first' in seen ? seen : seen.page;
    return first === loans.first || first === none.first ? [] : [{ what, fault }];
  });

  describe.each(failing)('$what', ({ fault }) => {
    it.each(times)('%s', { timeout: 4 * longestWait }, async (time) => {
      expect(await seenAfter(fault, computer, 'page', time, texts)).toBe('2 prêts');
    });
  });
});
