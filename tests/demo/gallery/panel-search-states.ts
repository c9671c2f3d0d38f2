import type { MessageKey } from '../../../utils/browser/i18n.ts';
import { people } from '../../sandbox/people.ts';
import { eventually } from '../../support/eventually.ts';
import { givePortal, givePortals, inExtension } from '../../support/extension-data.ts';
import type { Screen } from '../../support/screen.ts';
import { otherPortal } from './data.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

/** The panel after a search for these terms, once it shows this message. */
async function searched(scene: Scene, words: string, key: MessageKey): Promise<Screen> {
  await givePortal(scene.computer);
  const tab = await scene.visit(people.ines);
  await tab.sees(scene.says('due_tomorrow'));
  await search(scene, tab, words);
  await tab.sees(scene.says(key));
  return tab;
}

async function search(scene: Scene, tab: Screen, words: string): Promise<void> {
  await tab.fill('combobox', scene.says('search_label'), words);
  await tab.page.press('Enter');
}

/** Waits until the panel shows a cover of the library's own size; covers are loaded when they become visible. */
function coversDrawn({ page }: Screen): Promise<unknown> {
  return eventually('a cover', () =>
    page.evaluate<boolean>(`(() => {
      const covers = [...document.querySelector('compagnon-cdi').shadowRoot.querySelectorAll('canvas')];
      for (const cover of covers) cover.scrollIntoView({ block: 'end', behavior: 'instant' });
      return covers.some(({ width }) => width === 80);
    })()`),
  );
}

function failing(key: MessageKey, fault: Parameters<Scene['sandbox']['faults']['set']>[1]) {
  return (scene: Scene) => {
    scene.sandbox.faults.set('search-simple', fault);
    return searched(scene, 'mer', key);
  };
}

export const panelSearchStates = statesOf('panel', [
  [
    'search-results',
    async (scene) => {
      const tab = await searched(scene, 'mer', 'search_all');
      await coversDrawn(tab);
      return tab;
    },
    'firefox',
  ],
  [
    'search-all-portals',
    async (scene) => {
      await givePortals(scene.computer, [{}, otherPortal]);
      const tab = await scene.visit(people.ines);
      await tab.sees(scene.says('due_tomorrow'));
      await tab.click('checkbox', scene.says('everywhere'));
      await search(scene, tab, 'mer');
      await coversDrawn(tab);
      return tab;
    },
  ],
  ['search-nothing-found', (scene) => searched(scene, 'zzzz', 'search_none_title')],
  ['search-under-way', failing('search_loading', { kind: 'latency', ms: 60_000 })],
  ['search-too-many', failing('search_too_many_requests_title', { kind: 'status', status: 429 })],
  ['search-portal-down', failing('failure_unreachable_title', { kind: 'refuse' })],
  ['search-in-the-portal', failing('search_unreadable_title', { kind: 'other-json' })],
  [
    'search-nothing-typed',
    async (scene) => {
      await givePortal(scene.computer);
      const tab = await scene.visit(people.ines);
      await tab.click('button', scene.says('search_submit'));
      await tab.sees(scene.says('search_hint'));
      return tab;
    },
  ],
  [
    'suggestions',
    async (scene) => {
      await givePortal(scene.computer);
      const tab = await scene.visit(people.ines);
      await tab.sees(scene.says('due_tomorrow'));
      await tab.fill('combobox', scene.says('search_label'), 'le');
      await tab.seesRole('option', /Monte-Cristo/);
      return tab;
    },
  ],
  [
    'suggestions-of-past-searches',
    async (scene) => {
      await givePortal(scene.computer);
      await inExtension(scene.computer, ownComputer);
      const tab = await scene.visit(people.ines);
      await tab.sees(scene.says('due_tomorrow'));
      for (const words of ['mer', 'vingt mille lieues sous les mers']) {
        await search(scene, tab, words);
        await tab.seesRole('link', scene.says('search_all'));
      }
      await tab.fill('combobox', scene.says('search_label'), 'me');
      await tab.seesRole('option', /^mer$/);
      return tab;
    },
  ],
]);

/** Marks this computer as the person's own. */
const ownComputer = `(async ({ local }) => {
  const { settings } = await local.get('settings');
  await local.set({ settings: { ...settings, computer: 'own' } });
  return true;
})((globalThis.browser ?? chrome).storage)`;
