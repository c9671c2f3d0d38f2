import type { MessageKey } from '../../../utils/browser/i18n.ts';
import { addresses } from '../../sandbox/hosts.ts';
import { type Person, people } from '../../sandbox/people.ts';
import { ageByAnHour, giveLoans, givePortal, givePortals } from '../../support/extension-data.ts';
import type { Screen } from '../../support/screen.ts';
import { brokenPortal, manyLoans, otherPortal } from './data.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

const popup = 'popup.html';

/** The popup over this person's PRONOTE page, once the page shows this message. */
async function over(scene: Scene, person: Person, key: MessageKey): Promise<Screen> {
  await givePortal(scene.computer);
  const tab = await scene.visit(person);
  await tab.sees(scene.says(key));
  const page = await scene.own(popup);
  await page.sees(scene.says('popup_settings'));
  return page;
}

/** Expands the menu at the end of the popup. */
async function unfolded(scene: Scene): Promise<Screen> {
  const page = await over(scene, people.ines, 'due_tomorrow');
  await page.sees(scene.says('due_tomorrow'));
  await page.clickText(scene.says('popup_more_shared'));
  await page.sees(scene.says('language_title'));
  return page;
}

async function asked(scene: Scene): Promise<Screen> {
  const page = await unfolded(scene);
  await page.click('button', scene.says('erase_ask'));
  await page.sees(scene.says('erase_question'));
  return page;
}

export const popupStates = statesOf('popup', [
  [
    'first-use',
    async ({ own, says }) => {
      const page = await own(popup);
      await page.sees(says('popup_no_portal_title'));
      return page;
    },
  ],
  [
    'nobody',
    async ({ computer, own, says }) => {
      await givePortal(computer);
      const page = await own(popup);
      await page.sees(says('popup_nobody_title'));
      return page;
    },
  ],
  [
    'nothing-typed',
    async ({ computer, own, says }) => {
      await givePortals(computer, [{}, otherPortal]);
      const page = await own(popup);
      await page.click('button', says('search_submit'));
      await page.sees(says('search_hint'));
      return page;
    },
  ],
  [
    'loading',
    async (scene) => {
      scene.sandbox.faults.set('loans-api', { kind: 'latency', ms: 60_000 });
      return over(scene, people.ines, 'panel_refreshing');
    },
  ],
  [
    'loans',
    async (scene) => {
      const page = await over(scene, people.ines, 'due_tomorrow');
      await page.sees(scene.says('due_tomorrow'));
      return page;
    },
    'firefox',
  ],
  [
    'reminders-refused',
    async (scene) => {
      const page = await over(scene, people.ines, 'due_tomorrow');
      await page.click('button', scene.says('offer_reminders_refuse'));
      await page.sees(scene.says('offer_reminders_refused'));
      return page;
    },
  ],
  ['no-loans', (scene) => over(scene, people.noe, 'loans_none_title')],
  ['unknown-borrower', (scene) => over(scene, people.lou, 'failure_unknown_borrower_title')],
  [
    '60-loans',
    async (scene) => {
      const page = await over(scene, people.ines, 'due_tomorrow');
      await giveLoans(scene.computer, manyLoans(60));
      await page.page.reload();
      await page.sees(/Anticonstitutionnellementvôtre/);
      return page;
    },
  ],
  [
    'portal-down-loans-kept',
    async (scene) => {
      const page = await over(scene, people.ines, 'due_tomorrow');
      await ageByAnHour(scene.computer);
      scene.sandbox.faults.set('loans-api', { kind: 'refuse' });
      scene.sandbox.faults.set('portal-account', { kind: 'refuse' });
      await page.page.reload();
      await page.click('button', scene.says('popup_refresh'));
      await page.sees(scene.says('notice_unreachable'));
      return page;
    },
  ],
  [
    'three-portals-one-failing',
    async (scene) => {
      await givePortals(scene.computer, [{}, otherPortal, brokenPortal]);
      const tab = await scene.visit(people.ines);
      await tab.sees(scene.says('due_tomorrow'));
      const page = await scene.own(popup);
      await page.sees(/10 (prêts|loans)/);
      return page;
    },
    'firefox',
  ],
  ['more', unfolded],
  ['delete-question', asked],
  [
    'delete-receipt',
    async (scene) => {
      const page = await asked(scene);
      await page.click('button', new RegExp(`^${scene.says('erase_go').source}$`));
      await page.sees(scene.says('erase_done_title'));
      return page;
    },
  ],
  [
    'pronote-site-offer',
    async ({ computer, own, says }) => {
      await givePortal(computer);
      const page = await own(popup, overSelfHosted);
      await page.sees(says('popup_site_allow'));
      return page;
    },
  ],
]);

/** Simulates a PRONOTE tab below the popup, which here has a tab of its own. */
const overSelfHosted = `(() => {
  const { tabs } = globalThis.browser ?? chrome;
  const query = tabs.query.bind(tabs);
  const below = { url: '${addresses.selfHostedWebspace('eleve.html')}' };
  tabs.query = async (asked) => (asked.currentWindow ? [below] : query(asked));
})()`;
