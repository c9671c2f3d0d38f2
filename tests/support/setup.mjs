// Makes a fresh machine ready: packages, and two browsers. Runs before `npm start` and `npm test`, on whatever Node the
// machine has and before any package is there, so: plain JavaScript, no dependency.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit, getuid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {object} Browser
 * @property {string} name
 * @property {string} variable Environment variable that names its program.
 * @property {readonly string[]} debianPackages Its program, and its French texts.
 * @property {Partial<Record<NodeJS.Platform, readonly string[]>>} places Where its program usually is.
 * @property {string} advice What to do where it cannot be installed from here.
 */

/** @type {Browser} */
const chromium = {
  name: 'Chromium',
  variable: 'CHROME_PATH',
  debianPackages: ['chromium', 'chromium-l10n'],
  places: {
    linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium'],
    darwin: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
    win32: [join(env['LOCALAPPDATA'] ?? '', 'Chromium', 'Application', 'chrome.exe')],
  },
  // Branded Chrome no longer loads an unpacked extension from the command line, from version 137 on.
  advice: 'install Chromium (not Google Chrome), or set CHROME_PATH to its program',
};

/** @type {Browser} */
const firefox = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  debianPackages: ['firefox-esr', 'firefox-esr-l10n-fr'],
  places: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [join(env['ProgramFiles'] ?? '', 'Mozilla Firefox', 'firefox.exe')],
  },
  advice: 'install Firefox 140 or newer, or set FIREFOX_PATH to its program',
};

const browsers = [chromium, firefox];
/** Letters, and a compiler for the clock that journeys over days have. */
const besidesBrowsers = ['fonts-liberation', 'gcc', 'libc6-dev'];

/**
 * The browser's program, or null. Playwright's own Chromium is taken when somebody has fetched it.
 * @param {Browser} browser
 * @returns {string | null}
 */
function findBrowser(browser) {
  const set = env[browser.variable];
  if (set) return existsSync(set) ? set : null;
  return (browser.places[platform] ?? []).find((place) => existsSync(place)) ?? playwrightChromium(browser);
}

/** @param {Browser} browser */
function playwrightChromium(browser) {
  if (browser !== chromium) return null;
  const asked =
    "import('@playwright/test').then(({ chromium }) => process.stdout.write(chromium.executablePath()))";
  const { stdout } = spawnSync(process.execPath, ['-e', asked], { cwd: project, encoding: 'utf8' });
  return stdout && existsSync(stdout) ? stdout : null;
}

function installPackages() {
  const lock = join(project, 'package-lock.json');
  const stamp = join(project, 'node_modules', '.installed-lock');
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages…');
  run(platform === 'win32' ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

function installBrowsers() {
  if (canUseApt())
    installDebianPackages(browsers.filter(isDebians).flatMap(({ debianPackages }) => debianPackages));
  const absent = browsers.filter((browser) => findBrowser(browser) === null);
  for (const { name, advice } of absent) console.error(`${name} was not found: ${advice}.`);
  if (absent.length > 0) exit(1);
}

/**
 * Whether the browser is Debian's affair: one that was named or installed by other means is left alone.
 * @param {Browser} browser
 */
function isDebians(browser) {
  if (env[browser.variable]) return false;
  return findBrowser(browser) === null || browser.debianPackages.slice(0, 1).every(isInstalled);
}

/** @param {readonly string[]} packages */
function installDebianPackages(packages) {
  const missing = [...packages, ...besidesBrowsers].filter((name) => !isInstalled(name));
  if (packages.length === 0 || missing.length === 0) return;
  console.log(`Installing ${missing.join(', ')}…`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
}

/** @param {string} name */
function isInstalled(name) {
  const { stdout } = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
  return /^Status: install ok installed$/m.test(stdout);
}

function canUseApt() {
  return platform === 'linux' && getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * @param {string} command
 * @param {readonly string[]} words
 * @param {Record<string, string>} [variables]
 */
function run(command, words, variables = {}) {
  try {
    execFileSync(command, words, {
      cwd: project,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, ...variables },
      shell: command.endsWith('.cmd'),
    });
  } catch {
    console.error(
      `This did not work: ${command} ${words.join(' ')}. The lines above say why; mend it and start again.`,
    );
    exit(1);
  }
}

/** Where the browsers are, for the scripts that start them. */
export function browserPaths() {
  return { chromium: findBrowser(chromium), firefox: findBrowser(firefox) };
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  installPackages();
  installBrowsers();
}
