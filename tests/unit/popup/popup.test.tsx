import { renderToString } from 'preact-render-to-string';
import { beforeEach, describe, expect, it } from 'vitest';
import { Popup } from '../../../components/popup/Popup.tsx';
import type { PopupView } from '../../../components/popup/popup-session.ts';
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

/** The words that people read, without the tags around them. */
function words(shown: PopupView): string {
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
    />,
  );
  return html.replace(/(<[^>]+>)+/g, '\n').replaceAll('\u00a0', ' ');
}

const none = 'Aucun prêt en cours';

describe('the popup', () => {
  it.each<[string, PopupView, readonly string[], readonly string[]]>([
    ['waits', { kind: 'loading' }, ['Mes prêts au CDI', 'Lecture des prêts…'], ['Actualiser', none]],
    [
      'waits for the first reading',
      view(portal('CDI', { readAt: null })),
      ['Prêts de Marie DUPONT', 'Lecture'],
      [none],
    ],
    ['knows nobody', { kind: 'nobody' }, ['Ouvrir PRONOTE', 'Réglages'], [none]],
    ['has no portal', { kind: 'no-portal' }, ['Ouvrir les réglages'], ['Réglages', none]],
    ['has no answer', { kind: 'failed' }, ['Un souci de notre côté', 'Réessayer'], [none]],
    ['has no portal for the person', view(), ['Pas de portail pour ce compte'], [none]],
    ['has no loan', view(portal('CDI', {})), [none, 'Ouvrir le portail', 'lu à l’instant'], ['Lecture']],
    ['has a loan', view(portal('CDI', { loans: [zadig] })), ['1 prêt', 'Zadig', 'À rendre demain'], [none]],
    [
      'has a loan from before the portal went down',
      view(portal('CDI', { loans: [zadig], failure: 'unreachable' })),
      ['Le portail ne répond pas. Prêts lus aujourd’hui', 'Réessayer', 'Zadig'],
      ['lu à l’instant'],
    ],
    [
      'hides loans that could be another person’s',
      view(portal('CDI', { loans: [zadig], failure: 'someone-else' })),
      ['Un autre compte est ouvert'],
      ['Zadig', 'prêt ', 'Source', none],
    ],
    [
      'hides those only of the portal where they could be another’s',
      view(
        portal('CDI', { loans: [zadig] }),
        portal('Annexe', { loans: [{ ...zadig, title: 'Candide' }], failure: 'unknown-borrower' }),
      ),
      ['Zadig', '1 prêt', 'Pas de carte de lecteur', 'Annexe'],
      ['Candide', '2 prêts'],
    ],
    [
      'does not take a failure for no loan',
      view(portal('CDI', {}), portal('Annexe', { readAt: null, failure: 'unreachable' })),
      ['Annexe\nLe portail ne répond pas'],
      [none],
    ],
  ])('%s', (_, shown, present, absent) => {
    const said = words(shown);
    for (const text of present) expect(said).toContain(text);
    for (const text of absent) expect(said).not.toContain(text);
  });
});
