import { hosts } from '../../sandbox/hosts.ts';
import { people } from '../../sandbox/people.ts';
import { eventually } from '../../support/eventually.ts';
import { givePortal, givePortals } from '../../support/extension-data.ts';
import type { Screen } from '../../support/screen.ts';
import type { Scene } from './scene.ts';
import { statesOf } from './state.ts';

const section = 'options.html#diagnostics';

/** Starts the diagnostics, with the tab in front, because the button requests permissions. */
async function begun({ own, says }: Scene): Promise<Screen> {
  const page = await own(section);
  await page.page.bringToFront();
  await page.click('button', says('diagnostics_start'));
  return page;
}

async function done(scene: Scene): Promise<Screen> {
  const page = await begun(scene);
  await page.seesRole('button', scene.says('diagnostics_copy'));
  return page;
}

/** With PRONOTE's page open and working in another tab. */
async function besidePronote(scene: Scene): Promise<Screen> {
  await givePortal(scene.computer);
  const tab = await scene.visit(people.ines, { cdi: 'portal' });
  await tab.sees(scene.says('due_tomorrow'));
  return done(scene);
}

const annex = { id: 'annexe', name: 'Annexe', searchTemplate: `https://${hosts.portal}/nulle-part/{terms}` };

export const diagnosticsStates = statesOf('settings', [
  [
    'diagnostics-not-run',
    async ({ computer, own, says }) => {
      await givePortals(computer, [{}, annex]);
      const page = await own(section);
      await page.seesRole('button', says('diagnostics_start'));
      return page;
    },
  ],
  [
    'diagnostics-without-portal',
    async ({ own, says }) => {
      const page = await own(section);
      await page.sees(says('diagnostics_no_portals'));
      return page;
    },
  ],
  [
    'diagnostics-running',
    async (scene) => {
      await givePortal(scene.computer);
      scene.sandbox.faults.set('front-parameters', { kind: 'latency', ms: 60_000 });
      const page = await begun(scene);
      await eventually('the progress', async () => (await page.texts('progressbar')).length > 0);
      return page;
    },
  ],
  ['diagnostics-all-good', besidePronote, 'firefox'],
  [
    'diagnostics-all-good-in-detail',
    async (scene) => {
      const page = await besidePronote(scene);
      await page.page.evaluate(
        '([...document.querySelectorAll("details.evidence")].forEach((fold) => { fold.open = true; }), null)',
      );
      return page;
    },
  ],
  [
    'diagnostics-faults',
    async (scene) => {
      await givePortals(scene.computer, [{}, annex]);
      scene.sandbox.faults.set('search-simple', { kind: 'html' });
      return done(scene);
    },
  ],
]);
