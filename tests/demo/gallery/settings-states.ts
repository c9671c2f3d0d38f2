import { addresses, hosts } from '../../sandbox/hosts.ts';
import { people } from '../../sandbox/people.ts';
import { givePortal, inExtension } from '../../support/extension-data.ts';
import type { Screen } from '../../support/screen.ts';
import { underPolicy } from './policy.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

/** The confirmation for deleting all data, after a person's loans were read. */
async function asked(scene: Scene): Promise<Screen> {
  await givePortal(scene.computer);
  const tab = await scene.visit(people.ines);
  await tab.sees(scene.says('due_tomorrow'));
  const page = await scene.own('options.html#privacy');
  await page.click('button', scene.says('erase_ask'));
  await page.sees(scene.says('erase_question'));
  return page;
}

async function pronote({ own, says }: Scene, before?: string): Promise<Screen> {
  const page = await own('options.html#pronote', before);
  await page.sees(says('widget_replace'));
  return page;
}

async function reminders({ own, says }: Scene, before?: string): Promise<Screen> {
  const page = await own('options.html#reminders', before);
  await page.sees(says('reminders_intro'));
  return page;
}

export const settingsStates = statesOf('settings', [
  ['pronote-empty', (scene) => pronote(scene)],
  [
    'pronote-sites',
    async (scene) => {
      const settings = {
        version: 1,
        portals: [],
        pronoteSites: [hosts.selfHosted, 'pronote.lycee-des-tilleuls.example'],
      };
      await inExtension(
        scene.computer,
        `(globalThis.browser ?? chrome).storage.local.set(${JSON.stringify({ settings })})`,
      );
      await scene.computer.grantHost(hosts.selfHosted);
      const page = await pronote(scene);
      await page.sees(scene.says('site_not_allowed'));
      return page;
    },
  ],
  [
    'pronote-fault',
    async (scene) => {
      const page = await pronote(scene);
      await page.fill('textbox', scene.says('field_site'), addresses.pronoteHome);
      await page.click('button', new RegExp(`^${scene.says('site_add').source}$`));
      await page.sees(scene.says('fault_hosted_site'));
      return page;
    },
  ],
  ['pronote-by-policy', (scene) => pronote(scene, underPolicy)],
  ['reminders', (scene) => reminders(scene), 'firefox'],
  [
    'reminders-faults',
    async (scene) => {
      const page = await reminders(scene);
      await page.fill('textbox', scene.says('reminders_holidays'), '31/12/2026 - 02/01/2026');
      await page.fill('textbox', scene.says('reminders_days'), 'trois');
      await page.fill('textbox', scene.says('reminders_late'), '0');
      await page.click('button', scene.says('reminders_save'));
      await page.sees(scene.says('fault_reminder_days'));
      return page;
    },
  ],
  [
    'reminders-saved',
    async (scene) => {
      const page = await reminders(scene);
      await page.click('button', scene.says('reminders_save'));
      await page.sees(scene.says('reminders_saved'));
      return page;
    },
  ],
  ['reminders-by-policy', (scene) => reminders(scene, underPolicy)],
  [
    'privacy',
    async ({ own, says }) => {
      const page = await own('options.html#privacy');
      await page.sees(says('computer_title'));
      return page;
    },
  ],
  ['privacy-delete-question', asked],
  [
    'privacy-receipt',
    async (scene) => {
      const page = await asked(scene);
      await page.click('button', new RegExp(`^${scene.says('erase_go').source}$`));
      await page.sees(scene.says('erase_done_title'));
      return page;
    },
    'firefox',
  ],
  [
    'privacy-by-policy',
    async ({ own, says }) => {
      const page = await own('options.html#privacy', underPolicy);
      await page.sees(says('computer_title'));
      return page;
    },
  ],
  [
    'about',
    async ({ own, says }) => {
      const page = await own('options.html#about');
      await page.sees(says('about_version'));
      return page;
    },
  ],
]);
