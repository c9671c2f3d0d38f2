import { addresses, school } from '../../sandbox/hosts.ts';
import { people } from '../../sandbox/people.ts';
import { givePortal, givePortals, inExtension } from '../../support/extension-data.ts';
import { giveRoster, inventedPupils } from '../../support/roster-data.ts';
import type { Screen } from '../../support/screen.ts';
import { brokenPortal, otherPortal } from './data.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

const section = 'options.html#portals';

/** The section with a portal found by its RNE. */
async function found(scene: Scene): Promise<Screen> {
  const page = await scene.own(section);
  await page.fill('textbox', scene.says('field_rne'), school.rne);
  await page.click('button', scene.says('welcome_continue'));
  await page.sees(scene.says('look_up_found'));
  return page;
}

async function twoPortals({ computer, own, says }: Scene): Promise<Screen> {
  await givePortals(computer, [{}, { ...otherPortal, classes: ['2*', '1*'] }]);
  const page = await own(section);
  await page.sees(says('preview_beside', '.*'));
  return page;
}

async function checked(scene: Scene, page: Screen): Promise<Screen> {
  await page.click('button', scene.says('check_start'));
  await page.sees(
    new RegExp(`${scene.says('check_done_good').source}|${scene.says('check_done_mixed').source}`),
  );
  return page;
}

export const portalsStates = statesOf('settings', [
  [
    'portals-empty',
    async ({ own, says }) => {
      const page = await own(section);
      await page.sees(says('welcome_title'));
      return page;
    },
    'firefox',
  ],
  [
    'portals-wrong-letter',
    async ({ own, says }) => {
      const page = await own(section);
      await page.fill('textbox', says('field_rne'), '9990001A');
      await page.click('button', says('welcome_continue'));
      await page.seesRole('button', says('rne_use', '9990001X'));
      return page;
    },
  ],
  ['portals-found', found],
  [
    'portals-faults',
    async (scene) => {
      const page = await found(scene);
      await page.fill('textbox', scene.says('field_address'), 'http://9990001x.esidoc.fr');
      await page.fill('textbox', new RegExp(`^${scene.says('field_name').source}`), ' ');
      await page.click('button', new RegExp(`^${scene.says('editor_save').source}`));
      await page.sees(scene.says('fault_not_https'));
      return page;
    },
  ],
  [
    'portals-saved',
    async (scene) => {
      const page = await found(scene);
      await page.click('button', new RegExp(`^${scene.says('editor_save').source}`));
      await page.sees(scene.says('portal_saved'));
      return page;
    },
  ],
  ['portals-two-with-preview', twoPortals, 'firefox'],
  [
    'portals-class-dialog',
    async (scene) => {
      await givePortal(scene.computer);
      await giveRoster(scene.computer, inventedPupils(600));
      const page = await scene.own(section);
      await page.click('button', scene.says('classes_pick'));
      await page.sees(scene.says('classes_found_other', '\\d+'));
      return page;
    },
  ],
  [
    'portals-classes-and-webspaces',
    async (scene) => {
      const page = await twoPortals(scene);
      await page.fill('textbox', scene.says('classes_add_label'), '5b, 6*, 3A, 3B, 3C, 4A, 4B');
      await page.page.press('Enter');
      await page.click('checkbox', scene.says('webspace_professeur'));
      await page.clickText(scene.says('advanced_title'));
      return page;
    },
  ],
  [
    'portals-removed',
    async (scene) => {
      const page = await twoPortals(scene);
      await page.click('button', scene.says('portal_remove_named', school.portalTitle));
      await page.sees(scene.says('portal_removed'));
      return page;
    },
  ],
  [
    'portals-check-good',
    async (scene) => {
      await givePortal(scene.computer);
      const tab = await scene.visit(people.ines);
      await tab.sees(scene.says('due_tomorrow'));
      return checked(scene, await scene.own(section));
    },
  ],
  [
    'portals-check-faults',
    async (scene) => {
      await givePortal(scene.computer, { ...brokenPortal, loansApi: addresses.loansApi });
      scene.sandbox.faults.set('search-simple', { kind: 'html' });
      return checked(scene, await scene.own(section));
    },
  ],
  [
    'portals-settings-unreadable',
    async ({ computer, own, says }) => {
      await inExtension(
        computer,
        '(globalThis.browser ?? chrome).storage.local.set({ settings: { version: 1, portals: "?" } })',
      );
      const page = await own(section);
      await page.sees(says('options_unreadable_title'));
      return page;
    },
  ],
]);
