import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/server.ts';
import { launch } from '../support/browsers/launch.ts';
import type { BrowserName } from '../support/browsers/page-driver.ts';
import { findings } from '../support/findings.ts';
import { type ColourScheme, colourSchemes, photograph } from './gallery/camera.ts';
import { type Exhibit, indexPage } from './gallery/index-page.ts';
import { panelSearchStates } from './gallery/panel-search-states.ts';
import { panelStates } from './gallery/panel-states.ts';
import { popupStates } from './gallery/popup-states.ts';
import { pronoteStates } from './gallery/pronote-states.ts';
import { openScene, type Scene } from './gallery/scene.ts';
import { searchStates } from './gallery/search-states.ts';
import { diagnosticsStates } from './gallery/settings-diagnostics.ts';
import { exportsStates } from './gallery/settings-exports.ts';
import { portalsStates } from './gallery/settings-portals.ts';
import { rolloutStates } from './gallery/settings-rollout.ts';
import { settingsStates } from './gallery/settings-states.ts';
import { usersStates } from './gallery/settings-users.ts';
import type { State } from './gallery/state.ts';
import type { Language } from './gallery/texts.ts';

/**
 * `npm run gallery`: screenshots of every state of the interface, in both languages, both colour schemes and two
 * widths, with the findings of axe. `-- --only popup/` takes only the states whose name contains this.
 */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

const folder = join('.output', 'gallery');
const size = { width: 1400, height: 1200 };

interface Visit {
  readonly browser: BrowserName;
  readonly language: Language;
  readonly schemes: readonly ColourScheme[];
  readonly states: readonly State[];
}

const nameOf = ({ surface, name }: State) => `${surface}/${name}`;

const all = [
  ...pronoteStates,
  ...panelStates,
  ...panelSearchStates,
  ...popupStates,
  ...portalsStates,
  ...settingsStates,
  ...usersStates,
  ...exportsStates,
  ...rolloutStates,
  ...diagnosticsStates,
  ...searchStates,
].filter((state) => nameOf(state).includes(values.only));

const exhibits: Exhibit[] = [];
const faults: string[] = [];

async function take(scene: Scene, state: State, { browser, language, schemes }: Visit): Promise<void> {
  const where = `${browser}, ${language}`;
  const begun = Date.now();
  try {
    await scene.reset();
    const screen = await state.reach(scene);
    const taken = await photograph(
      screen.page,
      state.surface,
      folder,
      `${nameOf(state)}-${browser}-${language}`,
      schemes,
    );
    exhibits.push({ surface: state.surface, state: state.name, where, pictures: taken.pictures });
    const isPronotes = state.surface === 'pronote' || state.surface === 'panel';
    const found = await findings(screen, isPronotes ? 'panel' : undefined);
    faults.push(...[...taken.faults, ...found].map((fault) => `${nameOf(state)} (${where}): ${fault}`));
    console.log(`✓ ${where}: ${nameOf(state)} (${Date.now() - begun} ms)`);
  } catch (error) {
    faults.push(`${nameOf(state)} (${where}): ${error instanceof Error ? error.message : error}`);
    const shown = join('missed', `${state.surface}-${state.name}-${browser}-${language}.png`);
    await scene
      .front()
      .page.screenshot(join(folder, shown))
      .catch(() => console.log('  no picture of it either'));
    console.log(`✗ ${where}: ${nameOf(state)}: ${shown}`);
  }
}

/** Takes the states of one browser in one language. */
async function walk(visit: Visit): Promise<void> {
  const sandbox = await startSandbox();
  const { browser, language, states } = visit;
  const computer = await launch(browser, { proxyPort: sandbox.port, headless: true, size, language });
  try {
    const scene = await openScene(computer, sandbox, language);
    for (const state of states) await take(scene, state, visit);
  } finally {
    await computer.close();
    await sandbox.close();
  }
}

function build(): void {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`The extension could not be built:\n${stdout}${stderr}`);
  process.exit(1);
}

const started = Date.now();
build();
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'missed'), { recursive: true });
// Two at a time: one for each core of a small machine.
await Promise.all([
  walk({ browser: 'chromium', language: 'fr', schemes: colourSchemes, states: all }),
  walk({ browser: 'chromium', language: 'en', schemes: colourSchemes, states: all }),
]);
await walk({
  ...{ browser: 'firefox', language: 'fr', schemes: ['light'] },
  states: all.filter(({ inFirefox }) => inFirefox),
});
writeFileSync(join(folder, 'index.html'), indexPage(exhibits, faults));
const count = exhibits.reduce((sum, { pictures }) => sum + pictures.length, 0);
const minutes = ((Date.now() - started) / 60_000).toFixed(1);
console.log(
  `\n${count} pictures of ${all.length} states in ${minutes} minutes: ${join(folder, 'index.html')}`,
);
for (const fault of faults) console.error(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
