import type { MessageKey } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { addresses } from '../../sandbox/hosts.ts';
import { type Person, people } from '../../sandbox/people.ts';
import { ageByAnHour, giveLoans, givePortal, givePortals } from '../../support/extension-data.ts';
import type { Screen } from '../../support/screen.ts';
import { everyKindOfLoan, manyLoans, otherPortal } from './data.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

/** The panel for this person, once it shows this message. */
async function panel(
  scene: Scene,
  person: Person,
  key: MessageKey,
  portal: Partial<Portal> = {},
): Promise<Screen> {
  await givePortal(scene.computer, portal);
  const tab = await scene.visit(person);
  await tab.sees(scene.says(key));
  return tab;
}

/** The panel with these loans in place of the sandbox's. */
async function panelWithLoans(
  scene: Scene,
  loans: Parameters<typeof giveLoans>[1],
  portal: Partial<Portal> = {},
): Promise<Screen> {
  const tab = await panel(scene, people.ines, 'due_tomorrow', portal);
  await giveLoans(scene.computer, loans);
  await tab.page.reload();
  await tab.sees(/Anticonstitutionnellementvôtre/);
  return tab;
}

const byHand = { delegation: { kind: 'none' } } as const;

/** The panel after a failed attempt to read the loans. */
function failing(key: MessageKey, ...faults: readonly Parameters<Scene['sandbox']['faults']['set']>[]) {
  return (scene: Scene) => {
    for (const [route, fault] of faults) scene.sandbox.faults.set(route, fault);
    return panel(scene, people.ines, key);
  };
}

export const panelStates = statesOf('panel', [
  [
    'offer',
    async ({ visit, says }) => {
      const tab = await visit(people.ines);
      await tab.seesRole('button', says('offer_accept'));
      return tab;
    },
  ],
  ['loans', (scene) => panel(scene, people.ines, 'due_tomorrow'), 'firefox'],
  [
    'every-kind-of-loan',
    async (scene) => {
      // Only the account page lists returned loans.
      const tab = await panelWithLoans(scene, everyKindOfLoan(), { loanSources: ['account-page'] });
      await tab.clickText(scene.says('loans_more_one'));
      await tab.clickText(scene.says('loans_returned_one', '1'));
      return tab;
    },
  ],
  [
    'reservations-and-returned',
    async (scene) => {
      const tab = await panel(scene, people.ines, 'due_tomorrow', { loanSources: ['account-page'] });
      await tab.clickText(scene.says('loans_returned_other', '\\d'));
      return tab;
    },
  ],
  ['no-loans', (scene) => panel(scene, people.noe, 'loans_none_title')],
  ['300-loans', (scene) => panelWithLoans(scene, manyLoans(300))],
  [
    '300-loans-unfolded',
    async (scene) => {
      const tab = await panelWithLoans(scene, manyLoans(300));
      await tab.click('button', scene.says('loans_more_other', '\\d+'));
      await tab.sees(scene.says('loans_fewer'));
      return tab;
    },
  ],
  ['loading', failing('panel_refreshing', ['loans-api', { kind: 'latency', ms: 60_000 }])],
  ['not-signed-in', (scene) => panel(scene, people.ines, 'failure_not_signed_in_title', byHand)],
  [
    'somebody-else',
    async (scene) => {
      const portal = await scene.visit(people.noe);
      await portal.page.goto(`${addresses.portal}connexion`);
      return panel(scene, people.ines, 'failure_someone_else_title', byHand);
    },
  ],
  [
    'portal-down',
    failing(
      'failure_unreachable_title',
      ['loans-api', { kind: 'refuse' }],
      ['portal-account', { kind: 'refuse' }],
    ),
  ],
  [
    'portal-down-loans-kept',
    async (scene) => {
      const tab = await panel(scene, people.ines, 'due_tomorrow');
      await ageByAnHour(scene.computer);
      scene.sandbox.faults.set('loans-api', { kind: 'refuse' });
      scene.sandbox.faults.set('portal-account', { kind: 'refuse' });
      await tab.page.reload();
      await tab.click('button', scene.says('panel_refresh'));
      await tab.sees(scene.says('notice_unreachable'));
      return tab;
    },
  ],
  [
    'unreadable',
    failing(
      'failure_unreadable_title',
      ['loans-api', { kind: 'other-json' }],
      ['portal-account', { kind: 'html' }],
    ),
  ],
  [
    'paused',
    failing(
      'failure_paused_title',
      ['loans-api', { kind: 'status', status: 429 }],
      ['portal-account', { kind: 'status', status: 429 }],
    ),
  ],
  ['unknown-borrower', (scene) => panel(scene, people.lou, 'failure_unknown_borrower_title')],
  ['not-linked', (scene) => panel(scene, people.aya, 'failure_not_linked_title')],
  ['loans-not-shown', (scene) => panel(scene, people.ines, 'failure_hidden_title', { loanSources: [] })],
  [
    'two-portals',
    async (scene) => {
      await givePortals(scene.computer, [{}, otherPortal]);
      const tab = await scene.visit(people.ines);
      await tab.sees(scene.says('due_tomorrow'));
      return tab;
    },
    'firefox',
  ],
  [
    'child-of-a-parent',
    async (scene) => {
      await givePortal(scene.computer);
      const tab = await scene.visit(people.paulo, { cdi: 'portal' });
      await tab.sees(scene.says('loans_of', 'ALMEIDA Inès'));
      await tab.sees(scene.says('due_tomorrow'));
      return tab;
    },
  ],
]);
