import { renderToString } from 'preact-render-to-string';
import { beforeEach, describe, expect, it } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import { connectionOf } from '../../../components/popup/PortalStatus.tsx';
import type { PopupView } from '../../../components/popup/popup-session.ts';
import { createDeletionSession } from '../../../components/shared/deletion/deletion-session.ts';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Loan, LoansFailure } from '../../../utils/domain/loan.ts';
import type { PanelPortal } from '../../../utils/domain/panel.ts';
import { day, loan } from '../../fixtures/loans.ts';
import { panelPortal } from '../../fixtures/panel-portal.ts';
import { speakFrench } from '../../support/french.ts';

beforeEach(speakFrench);

const now = new Date(2026, 10, 24, 16, 10).getTime();
const today = '2026-11-24' as CalendarDate;

const zadig = loan('1', { title: 'Zadig', dueOn: day('2026-11-25') });
const late = loan('2', { title: 'Candide', dueOn: day('2026-11-20') });

const settings = {
  computer: 'shared',
  computerIsLocked: false,
  language: 'browser',
  languageIsLocked: false,
  languages: ['en', 'fr'],
} as const;
const never = () => Promise.reject(new Error('not expected'));
const deletion = createDeletionSession({
  count: never,
  deleteAll: never,
  failed: () => {},
  now: () => now,
  deleted: () => {},
});

interface Known {
  readonly loans?: readonly Loan[];
  readonly readAt?: number | null;
  readonly failure?: Exclude<LoansFailure['kind'], 'unreadable' | 'paused'>;
}

function portal(name: string, { loans = [], readAt = now, failure }: Known): PanelPortal {
  const source = readAt === null ? null : 'loans-api';
  const told = { loans, reservations: [], readAt, source } as const;
  return panelPortal({
    id: name,
    name,
    loans: { ...told, failure: failure === undefined ? null : { kind: failure } },
  });
}

function view(...portals: readonly PanelPortal[]): PopupView {
  const person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null } as const;
  return { kind: 'loans', person, portals: portals.map((one) => ({ portal: one, refreshing: false })) };
}

/** The rendered text, without tags. */
function textOf(shown: PopupView): string {
  const nothing = () => {};
  const html = renderToString(
    <Popup
      view={shown}
      today={today}
      now={now}
      onReopen={nothing}
      onRefresh={nothing}
      onSettings={nothing}
      site={null}
      onAllowSite={async () => true}
      offersReminders={false}
      onAcceptReminders={async () => true}
      onRefuseReminders={async () => {}}
      onSaveCalendar={async () => true}
      onSearch={nothing}
      settings={settings}
      privacy={{ chooseComputer: nothing, chooseLanguage: nothing, deletion }}
    />,
  );
  return html.replace(/(<[^>]+>)+/g, '\n').replaceAll('\u00a0', ' ');
}

const none = 'Aucun prêt en cours';

describe('the popup', () => {
  it.each<[string, PopupView, readonly string[], readonly string[]]>([
    [
      'shows a skeleton while loading',
      { kind: 'loading' },
      ['Mes prêts au CDI', 'Lecture des prêts…'],
      ['Actualiser', none],
    ],
    [
      'waits for the first read of the loans',
      view(portal('CDI', { readAt: null })),
      ['Prêts de Marie DUPONT', 'Lecture'],
      [none],
    ],
    [
      'offers a search without a current user',
      { kind: 'nobody', portals: [portal('CDI', {})] },
      ['Ouvrir PRONOTE', 'Réglages', 'Ordinateur partagé'],
      [none],
    ],
    [
      'explains the extension when no portal is configured',
      { kind: 'no-portal' },
      ['sans quitter PRONOTE.', 'trouvé tout seul', 'reste dans ce navigateur', 'Ouvrir les réglages'],
      ['Réglages', none],
    ],
    [
      'offers to retry when the background does not answer',
      { kind: 'failed' },
      ['Un souci de notre côté', 'Réessayer'],
      [none],
    ],
    ['has no portal for the current user', view(), ['Pas de portail pour ce compte'], [none]],
    ['has no loan', view(portal('CDI', {})), [none, 'Ouvrir le portail', 'lu à l’instant'], ['Lecture']],
    [
      'has a loan',
      view(portal('CDI', { loans: [zadig] })),
      ['1 prêt', 'Zadig', 'À rendre demain', 'Prochain retour : demain', 'Zadig', 'Connecté'],
      [none],
    ],
    [
      'shows late loans and the next due date',
      view(portal('CDI', { loans: [late, { ...late, id: '3' }, zadig, { ...zadig, id: '4' }] })),
      ['2 documents en retard. À rapporter', 'Prochain retour : demain', '2 documents à rendre ce jour-là'],
      [none],
    ],
    [
      'shows no next due date for a loan without one',
      view(portal('CDI', { loans: [{ ...zadig, dueOn: null }] })),
      ['1 prêt'],
      ['Prochain retour'],
    ],
    [
      'shows loans read before the portal became unreachable',
      view(portal('CDI', { loans: [zadig], failure: 'unreachable' })),
      ['Le portail ne répond pas. Prêts lus aujourd’hui', 'Réessayer', 'Zadig'],
      ['lu à l’instant'],
    ],
    [
      'hides loans that may belong to another person',
      view(portal('CDI', { loans: [zadig], failure: 'someone-else' })),
      ['Un autre compte est ouvert'],
      ['Zadig', 'prêt ', 'Source', none],
    ],
    [
      'hides only the loans of the portal where they may belong to another person',
      view(
        portal('CDI', { loans: [zadig] }),
        portal('Annexe', { loans: [{ ...zadig, title: 'Candide' }], failure: 'unknown-borrower' }),
      ),
      ['Zadig', '1 prêt', 'Pas de carte de lecteur', 'Annexe'],
      ['Candide', '2 prêts'],
    ],
    [
      'does not show a failure as “no loans”',
      view(portal('CDI', {}), portal('Annexe', { readAt: null, failure: 'unreachable' })),
      ['Annexe\nLe portail ne répond pas'],
      [none],
    ],
  ])('%s', (_, shown, present, absent) => {
    const text = textOf(shown);
    for (const part of present) expect(text).toContain(part);
    for (const part of absent) expect(text).not.toContain(part);
  });
});

describe('the connection to a portal', () => {
  const kinds = [
    ['not-signed-in', 'Non connecté : ouvrir le portail pour se connecter', 'home'],
    ['expired-session', 'Non connecté', 'home'],
    ['someone-else', 'Ouvert par quelqu’un d’autre', 'home'],
    ['not-linked', 'Compte à faire relier', 'home'],
    ['unknown-borrower', 'Pas de carte de lecteur', 'home'],
    ['not-allowed', 'Prêts non communiqués', 'account'],
    ['unreachable', 'Ne répond pas', 'home'],
    ['not-permitted', 'Accès retiré', 'home'],
    ['extension-failed', 'Pas lu, par notre faute', 'home'],
  ] as const;

  it.each(kinds)('%s: %s, and a link to %s', (failure, expected, place) => {
    const shown = portal('CDI', { failure });
    const { text, good, address } = connectionOf(shown);
    expect(text.replaceAll('\u00a0', ' ')).toContain(expected);
    expect(good).toBe(false);
    expect(address).toBe(place === 'home' ? shown.homeAddress : shown.accountAddress);
  });

  it('names PRONOTE’s link when that is how users sign in', () => {
    const shown = { ...portal('CDI', { failure: 'not-signed-in' }), delegation: 'pronote' } as const;
    expect(connectionOf(shown).text).toContain('ouvrir le portail depuis PRONOTE');
  });

  it('distinguishes loans from PRONOTE’s widget and loans not read yet from a connection', () => {
    const read = portal('CDI', {});
    expect(connectionOf(read)).toMatchObject({ text: 'Connecté', good: true });
    const widget = { ...read, loans: { ...read.loans, source: 'pronote-widget' } } as const;
    expect(connectionOf(widget)).toMatchObject({ text: 'Lu dans PRONOTE', good: true });
    expect(connectionOf(portal('CDI', { readAt: null }))).toMatchObject({
      text: 'Pas encore lu',
      good: true,
    });
  });
});
