import { school } from '../../sandbox/hosts.ts';
import { givePortal } from '../../support/extension-data.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';
import type { Screen } from '../../support/screen.ts';
import { otherPortal } from './data.ts';
import { underPolicy } from './policy.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

const section = 'options.html#rollout';

async function opened({ computer, own, says }: Scene): Promise<Screen> {
  await givePortal(computer);
  const page = await own(section);
  await page.sees(says('rollout_now_none'));
  return page;
}

/** The section after this text was pasted. */
async function pasted(scene: Scene, text: string): Promise<Screen> {
  const page = await opened(scene);
  await page.clickText(scene.says('rollout_paste_title'));
  await page.page.evaluate(`(() => {
    const box = document.querySelector('#rollout-paste');
    box.value = ${JSON.stringify(text)};
    box.dispatchEvent(new Event('input', { bubbles: true }));
    return null;
  })()`);
  await page.page.evaluate(`(document.querySelector('.rollout-paste button').click(), null)`);
  return page;
}

const changed = {
  ...{ $schema: 'urn:compagnon-cdi:settings:1', version: 1, nativeWidget: 'beside' },
  portals: [
    { ...sandboxPortal, name: 'CDI renommé', classes: ['6*', '5*'] },
    { ...sandboxPortal, ...otherPortal, rne: '9990002Y' },
  ],
};

const faulty = '{"portals":[{"rne":"9990001A","name":"CDI"},{"name":"x"}],"widget":1}';

export const rolloutStates = statesOf('settings', [
  [
    'rollout-empty',
    async ({ own, says }) => {
      const page = await own(section);
      await page.sees(says('rollout_files_nothing'));
      return page;
    },
  ],
  [
    'rollout-file-ready',
    async (scene) => {
      const page = await opened(scene);
      await page.fill('textbox', scene.says('rollout_install'), 'https://cdi.example/maj.xml');
      await page.sees(/ExtensionInstallForcelist/);
      return page;
    },
    'firefox',
  ],
  [
    'rollout-address-fault',
    async (scene) => {
      const page = await opened(scene);
      await page.fill('textbox', scene.says('rollout_install'), 'http://cdi.example/maj.xml');
      await page.sees(scene.says('rollout_install_not_https'));
      return page;
    },
  ],
  [
    'rollout-settings-to-import',
    async (scene) => {
      const page = await pasted(scene, JSON.stringify(changed));
      await page.seesRole('button', scene.says('settings_file_apply'));
      return page;
    },
  ],
  [
    'rollout-policy-checked',
    async (scene) => {
      const page = await pasted(scene, faulty);
      await page.sees(scene.says('policy_unknown_key'));
      return page;
    },
  ],
  [
    'rollout-reset-question',
    async (scene) => {
      const page = await opened(scene);
      await page.click('button', scene.says('settings_reset'));
      await page.sees(scene.says('change_portal_removed', school.portalTitle, '.*'));
      return page;
    },
  ],
  [
    'rollout-by-policy',
    async ({ own, says }) => {
      const page = await own(section, underPolicy);
      await page.sees(says('rollout_now_intro'));
      return page;
    },
  ],
]);
