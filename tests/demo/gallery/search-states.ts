import { people } from '../../sandbox/people.ts';
import { givePortal, givePortals } from '../../support/extension-data.ts';
import { otherPortal } from './data.ts';
import { statesOf } from './state.ts';

export const searchStates = statesOf('search', [
  [
    'one-portal',
    async ({ computer, own, says }) => {
      await givePortal(computer);
      const page = await own('search.html');
      await page.seesRole('button', says('search_submit'));
      return page;
    },
    'firefox',
  ],
  [
    'two-portals-beside-pronote',
    async ({ computer, own, says, visit }) => {
      await givePortals(computer, [{}, otherPortal]);
      await visit(people.ines);
      const page = await own('search.html');
      await page.sees(says('search_page_portal'));
      return page;
    },
  ],
  [
    'nothing-typed',
    async ({ computer, own, says }) => {
      await givePortal(computer);
      const page = await own('search.html');
      await page.click('button', says('search_submit'));
      await page.sees(says('search_hint'));
      return page;
    },
  ],
  [
    'portal-gone',
    async ({ computer, own, says }) => {
      await givePortal(computer);
      const page = await own('search.html');
      await page.seesRole('button', says('search_submit'));
      await givePortals(computer, [otherPortal]);
      await page.fill('searchbox', says('search_label'), 'mer');
      await page.page.press('Enter');
      await page.sees(says('search_page_gone'));
      return page;
    },
  ],
]);
