import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startSandbox } from '../sandbox/server.ts';
import { launch } from '../support/browsers/launch.ts';
import { type BrowserName, browserNames } from '../support/browsers/page-driver.ts';
import { screenOf } from '../support/screen.ts';
import { tour } from './tour.ts';
import { welcome } from './welcome.ts';

/** `npm start`: builds the extension, starts the sandbox, and opens a browser with both. */
const { values } = parseArgs({
  options: { browser: { type: 'string' }, headless: { type: 'boolean', default: false } },
});

/** High enough for a screenshot of the whole right column. */
const size = { width: 1400, height: 1200 };

function chosenBrowsers(): readonly BrowserName[] {
  if (values.browser === undefined) return headless ? browserNames : ['chromium'];
  const chosen = browserNames.filter((name) => name === values.browser);
  if (chosen.length > 0) return chosen;
  console.error(`There is no browser “${values.browser}” here. Choose one of: ${browserNames.join(', ')}.`);
  process.exit(1);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function build(name: BrowserName): void {
  const target = name === 'chromium' ? 'chrome' : name;
  const { status, stdout, stderr } = spawnSync('wxt', ['build', '-b', target], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`The extension could not be built:\n${stdout}${stderr}`);
  process.exit(1);
}

async function show(name: BrowserName): Promise<void> {
  build(name);
  const sandbox = await startSandbox();
  const browser = await launch(name, { proxyPort: sandbox.port, headless, size, language: 'fr' });
  try {
    const screen = screenOf(await browser.newPage());
    if (headless) await tour(browser, screen, sandbox);
    else await welcome(browser, screen);
  } finally {
    await browser.close();
    await sandbox.close();
  }
}

const headless = values.headless || !hasDisplay();
try {
  for (const name of chosenBrowsers()) await show(name);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
