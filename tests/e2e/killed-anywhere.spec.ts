import { addresses } from '../sandbox/hosts.ts';
import { type Person, people } from '../sandbox/people.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { dieAtEveryCall, type Scene } from '../support/background-deaths.ts';
import { type ChromiumDriver, launchChromium } from '../support/browsers/chromium.ts';
import type { PageDriver } from '../support/browsers/page-driver.ts';
import { eventually } from '../support/eventually.ts';
import { allDatabases } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

/** The background is ended at every single call that it makes, wherever it stands: the next visit puts all right. */

journey.describe.configure({ timeout: 180_000 });

interface Stored {
  readonly session: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, unknown>>;
  readonly databases: Readonly<Record<string, readonly unknown[]>>;
}

const death = journey.extend<{ readonly computer: ChromiumDriver; readonly back: PageDriver }>({
  async computer({ sandbox, language }, use) {
    const size = { width: 1400, height: 900 };
    const computer = await launchChromium({ proxyPort: sandbox.port, headless: true, size, language });
    await use(computer);
    await computer.close();
  },
  /** A tab on one of the extension's own pages, from which all that it keeps is seen. */
  async back({ computer }, use) {
    const back = await computer.newPage();
    await back.goto(computer.extensionPage('options.html'));
    await use(back);
  },
});

const settings = { version: 1, portals: [sandboxPortal] };

const forgetLoans = `new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase('cdi-loans');
  request.onsuccess = () => resolve(true);
  request.onerror = () => reject(request.error);
})`;

const forgetEverything = `chrome.storage.session.clear()
  .then(() => chrome.storage.local.clear())
  .then(() => chrome.storage.local.set(${JSON.stringify({ settings })}))
  .then(() => ${forgetLoans})`;

const everything = `Promise.all([chrome.storage.session.get(null), chrome.storage.local.get(null), ${allDatabases}])
  .then(([session, local, databases]) => ({ session, local, databases }))`;

/** What the panel lists, by its text. */
const panelItems = `[...document.querySelectorAll('compagnon-cdi')]
  .flatMap((panel) => [...panel.shadowRoot.querySelectorAll('li')].map((item) => item.textContent))`;

/** The whole text of the panel, without its styles. */
const panelText = `[...document.querySelectorAll('compagnon-cdi')]
  .flatMap((panel) => [...panel.shadowRoot.querySelectorAll(':host > :not(style)')].map((part) => part.textContent))
  .join(' ')`;

/** Enters PRONOTE as the sandbox's door lets everybody, without the form. */
async function enter(page: PageDriver, { identiteEnt }: Person): Promise<void> {
  await page.evaluate(`fetch('/pronote/connexion', {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ personne: '${identiteEnt}' }),
  }).then(() => true)`);
}

/** The titles of all that a person has on loan or has brought back: the sandbox lends no two of the same. */
function titlesOf(sandbox: Sandbox, { identiteEnt }: Person): readonly string[] {
  return sandbox.school.library.loansOf(identiteEnt).map(({ record }) => record.title);
}

/** Waits for the loans of Inès in the panel: five to bring back, and those that came back, once each and no others. */
async function seesHers(page: PageDriver, titles: readonly string[]): Promise<void> {
  let items: readonly string[] = [];
  const seen = eventually('her loans, once each', async () => {
    items = await page.evaluate<readonly string[]>(panelItems);
    const each = titles.map((title) => items.filter((item) => item.includes(title)).length);
    const due = items.filter((item) => /retard|À rendre/.test(item));
    return due.length === 5 && items.length === titles.length && each.every((times) => times === 1);
  });
  await seen.catch(async (error: unknown) => {
    throw new Error(`${error}, but: ${items.join(' | ')} in ${await page.evaluate(panelText)}`);
  });
}

/** At most one session a portal, and each loan once, in whatever stores. */
function expectTidy({ session, databases }: Stored, titles: readonly string[]): void {
  const portals = Object.values(session).flatMap((value) =>
    typeof value === 'object' && value !== null && 'token' in value && 'portalId' in value
      ? [value.portalId]
      : [],
  );
  expect(portals, 'sessions').toEqual([...new Set(portals)]);
  const text = JSON.stringify(databases);
  const found = text
    .split('"title":')
    .slice(1)
    .map((rest) => titles.find((title) => rest.startsWith(JSON.stringify(title))));
  expect(found.toSorted(), 'stored loans').toEqual(titles.toSorted());
}

async function expectDeathsEverywhere(computer: ChromiumDriver, scene: Scene, kinds: readonly RegExp[]) {
  const start = Date.now();
  const { calls, problems } = await dieAtEveryCall(computer, scene);
  const places = new Set(calls.map(({ nth }) => nth)).size;
  const told = calls.map(({ nth, when, kind }) => `${nth} ${when} ${kind}`).join(', ');
  const seconds = Math.round((Date.now() - start) / 1000);
  const description = `${calls.length} deaths at ${places} calls in ${seconds} s: ${told}`;
  journey.info().annotations.push({ type: 'deaths', description });
  console.log(description);
  expect(problems).toEqual([]);
  expect(places).toBeGreaterThanOrEqual(20);
  for (const kind of kinds) expect(told).toMatch(kind);
}

const everyKind = [
  /fetch/,
  /storage\.session\.set/,
  /storage\.local\.get/,
  /IndexedDB\.put/,
  /after locks\.request/,
];

death(
  'the first sign-on survives the end of the background at any call',
  async ({ computer, back, tab, sandbox }) => {
    const titles = titlesOf(sandbox, people.ines);
    await tab.page.goto(addresses.pronoteChooser);
    await enter(tab.page, people.ines);
    await expectDeathsEverywhere(
      computer,
      {
        async prepare() {
          sandbox.school.portal.closeAll();
          await back.evaluate(forgetEverything);
        },
        async visit() {
          await tab.page.goto(addresses.pronoteHome);
          await seesHers(tab.page, titles);
        },
        meanwhile: async () => {},
        async visitAgain() {
          await tab.page.reload();
          await seesHers(tab.page, titles);
          expectTidy(await back.evaluate<Stored>(everything), titles);
        },
      },
      everyKind,
    );
  },
);
