import { addresses, feedToken } from '../../sandbox/hosts.ts';
import { giveArchive } from '../../support/admin-data.ts';
import { feed, school } from '../../support/exports-page.ts';
import { givePortal, givePortals } from '../../support/extension-data.ts';
import { giveRoster, inventedPupils } from '../../support/roster-data.ts';
import type { Screen } from '../../support/screen.ts';
import { journalOf, otherPortal, pastExports } from './data.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

const section = 'options.html#exports';

/** The section, ready for an export. */
async function ready(scene: Scene, settings: object = feed): Promise<Screen> {
  await givePortal(scene.computer, { feed: { ...feed, ...settings } });
  await giveRoster(scene.computer, school);
  const page = await scene.own(section);
  await page.sees(scene.says('exports_make_hint'));
  return page;
}

async function made(scene: Scene): Promise<Screen> {
  const page = await ready(scene);
  await page.click('button', scene.says('exports_make'));
  await page.sees(scene.says('exports_built_other', '\\d+'));
  return page;
}

async function asked(scene: Scene, page: Screen): Promise<void> {
  await page.click('button', scene.says('exports_send'));
  await page.sees(scene.says('exports_confirm_title'));
}

/** Sends the file with this token, which determines the portal's response. */
async function sent(scene: Scene, token: string): Promise<Screen> {
  const page = await made(scene);
  await asked(scene, page);
  await page.clickText(scene.says('exports_token'));
  await page.page.type(token);
  await page.page.press('Enter');
  await page.seesNoMore(scene.says('exports_token_hint'));
  await page.click('button', scene.says('exports_confirm_send'));
  return page;
}

export const exportsStates = statesOf('settings', [
  [
    'exports-without-portal',
    async ({ own, says }) => {
      const page = await own(section);
      await page.sees(says('exports_no_portal'));
      return page;
    },
  ],
  [
    'exports-without-users',
    async ({ computer, own, says }) => {
      await givePortal(computer);
      const page = await own(section);
      await page.sees(says('exports_no_roster'));
      return page;
    },
  ],
  [
    'exports-key-to-choose',
    async (scene) => {
      await givePortal(scene.computer);
      await giveRoster(scene.computer, school);
      const page = await scene.own(section);
      await page.sees(scene.says('exports_wait_key'));
      return page;
    },
  ],
  [
    'exports-portal-to-choose',
    async ({ computer, own, says }) => {
      await givePortals(computer, [{}, otherPortal]);
      const page = await own(section);
      await page.sees(says('exports_portal_question'));
      return page;
    },
  ],
  [
    'exports-ready',
    async (scene) => {
      const page = await ready(scene);
      await page.clickText(scene.says('exports_settings'));
      await page.clickText(scene.says('exports_people'));
      return page;
    },
    'firefox',
  ],
  ['exports-file-made', made],
  [
    'exports-held',
    async (scene) => {
      const page = await ready(scene, { endpoint: null });
      await page.click('button', scene.says('exports_make'));
      await page.click('button', scene.says('exports_save'));
      await page.sees(scene.says('exports_saved'));
      await giveRoster(scene.computer, inventedPupils(12));
      const again = await scene.own(section);
      await again.sees(scene.says('exports_hold_title'));
      return again;
    },
  ],
  [
    'exports-send-question',
    async (scene) => {
      const page = await made(scene);
      await asked(scene, page);
      return page;
    },
  ],
  [
    'exports-sent',
    async (scene) => {
      const page = await sent(scene, feedToken);
      await page.sees(scene.says('exports_sent_text'));
      return page;
    },
  ],
  [
    'exports-refused-token',
    async (scene) => {
      const page = await sent(scene, 'un-autre-jeton');
      await page.sees(scene.says('exports_failure_not_signed_in'));
      return page;
    },
  ],
  [
    'exports-perhaps-arrived',
    async (scene) => {
      scene.sandbox.faults.set('feed-reception', { kind: 'refuse' });
      const page = await sent(scene, feedToken);
      await page.sees(scene.says('exports_unknown_cut'));
      return page;
    },
  ],
  [
    'exports-other-school',
    async (scene) => {
      const page = await ready(scene, { endpoint: addresses.feedReception.replace('9990001X', '9990002Y') });
      await page.click('button', scene.says('exports_make'));
      await asked(scene, page);
      await page.sees(scene.says('exports_doubt', '.*', '.*'));
      return page;
    },
  ],
  [
    'exports-archive-and-journal',
    async (scene) => {
      await giveArchive(scene.computer, pastExports(), journalOf(30));
      const page = await scene.own(section);
      await page.sees(scene.says('archive_download'));
      return page;
    },
  ],
]);
