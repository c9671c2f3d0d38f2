import { addresses } from '../sandbox/hosts.ts';
import { type Person, people } from '../sandbox/people.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { dieAtEveryCall, type Scene } from '../support/background-deaths.ts';
import { type ChromiumDriver, launchChromium } from '../support/browsers/chromium.ts';
import type { PageDriver } from '../support/browsers/page-driver.ts';
import { allDatabases } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { panelLists, panelSays, panelWords } from '../support/panel-style.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

/** The background is terminated at each of its calls in turn: the next visit must recover. */

journey.describe.configure({ timeout: 600_000 });

interface Stored {
  readonly session: Readonly<Record<string, unknown>>;
  readonly local: Readonly<Record<string, unknown>>;
  readonly databases: Readonly<Record<string, readonly unknown[]>>;
}

const terminationJourney = journey.extend<{ readonly computer: ChromiumDriver; readonly back: PageDriver }>({
  async computer({ sandbox, language }, use) {
    // A low window, since the page is painted some three hundred times.
    const size = { width: 1100, height: 160 };
    const computer = await launchChromium({ proxyPort: sandbox.port, headless: true, size, language });
    await use(computer);
    await computer.close();
  },
  /** A tab with one of the extension's own pages, to read all that it stores. */
  async back({ computer }, use) {
    const back = await computer.newPage();
    await back.goto(computer.extensionPage('options.html'));
    await use(back);
  },
});

const settings = { version: 1, portals: [sandboxPortal] };

const deleteLoans = `new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase('cdi-loans');
  request.onsuccess = () => resolve(true);
  request.onerror = () => reject(request.error);
})`;

const resetStorage = `chrome.storage.session.clear()
  .then(() => chrome.storage.local.clear())
  .then(() => chrome.storage.local.set(${JSON.stringify({ settings })}))
  .then(() => ${deleteLoans})`;

const everything = `Promise.all([chrome.storage.session.get(null), chrome.storage.local.get(null), ${allDatabases}])
  .then(([session, local, databases]) => ({ session, local, databases }))`;

/** Signs in through the sandbox's list of people, without the form. */
async function signInDirectly(page: PageDriver, { identiteEnt }: Person): Promise<void> {
  await page.evaluate(`fetch('/pronote/connexion', {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ personne: '${identiteEnt}' }),
  }).then(() => true)`);
}

/** Titles of Inès's loans, returned ones included; all are different. */
function titlesOfInes(sandbox: Sandbox): readonly string[] {
  return sandbox.school.library.loansOf(people.ines.identiteEnt).map(({ record }) => record.title);
}

function expectLoansOfInes(page: PageDriver, titles: readonly string[]): Promise<void> {
  return panelLists(page, titles, 5);
}

/** Expects at most one session for each portal, and each loan stored once. */
function expectConsistent({ session, databases }: Stored, titles: readonly string[]): void {
  const portals = Object.values(session).flatMap((value) =>
    typeof value === 'object' && value !== null && 'token' in value && 'portalId' in value
      ? [value.portalId]
      : [],
  );
  expect(portals, 'portals of the sessions').toEqual([...new Set(portals)]);
  const text = JSON.stringify(databases);
  const times = titles.map((title) => [title, text.split(JSON.stringify(title)).length - 1]);
  expect(times, 'stored loans').toEqual(titles.map((title) => [title, 1]));
}

async function expectRecovery(computer: ChromiumDriver, scene: Scene, kinds: readonly string[]) {
  const start = Date.now();
  const { calls, problems } = await dieAtEveryCall(computer, scene);
  const places = new Set(calls.map(({ kind, nth }) => `${kind} ${nth}`)).size;
  const kindsMet = new Set(calls.map(({ kind }) => kind));
  const listed = calls.map(({ kind, nth, when }) => `${when} ${kind} ${nth}`).join(', ');
  const seconds = Math.round((Date.now() - start) / 1000);
  const count = `${calls.length} terminations at ${places} calls in ${seconds} s`;
  console.log(count);
  journey.info().annotations.push({ type: 'terminations', description: `${count}: ${listed}` });
  expect(problems).toEqual([]);
  expect(places).toBeGreaterThanOrEqual(20);
  for (const kind of kinds) expect(kindsMet).toContain(kind);
}

const everyKind = ['fetch', 'storage.session.set', 'IndexedDB.put', 'locks.request'];

terminationJourney('the first sign-on', async ({ computer, back, tab, sandbox }) => {
  const titles = titlesOfInes(sandbox);
  await tab.page.goto(addresses.pronoteChooser);
  await signInDirectly(tab.page, people.ines);
  let arriving = Promise.resolve();
  const scene: Scene = {
    async prepare() {
      sandbox.school.portal.closeAll();
      await back.evaluate(resetStorage);
    },
    async visit() {
      arriving = tab.page.goto(addresses.pronoteHome);
      await arriving;
      await expectLoansOfInes(tab.page, titles);
    },
    meanwhile: async () => {},
    async visitAgain() {
      // The background may have been terminated at its start, with the page still loading.
      await arriving;
      await tab.page.reload();
      await expectLoansOfInes(tab.page, titles);
      expectConsistent(await back.evaluate<Stored>(everything), titles);
    },
  };
  await expectRecovery(computer, scene, everyKind);
});

terminationJourney(
  'a refresh with a session that the portal refuses',
  async ({ computer, back, tab, sandbox }) => {
    const titles = titlesOfInes(sandbox);
    await back.evaluate(resetStorage);
    await tab.page.goto(addresses.pronoteChooser);
    await signInDirectly(tab.page, people.ines);
    await tab.page.goto(addresses.pronoteHome);
    await expectLoansOfInes(tab.page, titles);
    const scene: Scene = {
      /** Each termination leaves a session that the portal refuses. */
      async prepare() {
        await back.evaluate(deleteLoans);
        sandbox.faults.set('loans-api', { kind: 'status', status: 401, times: 1 });
      },
      async visit() {
        await tab.page.goto(addresses.pronoteHome);
        await expectLoansOfInes(tab.page, titles);
      },
      meanwhile: async () => {},
      async visitAgain() {
        await tab.page.reload();
        await expectLoansOfInes(tab.page, titles);
        expectConsistent(await back.evaluate<Stored>(everything), titles);
      },
    };
    await expectRecovery(computer, scene, [...everyKind, 'storage.session.remove']);
  },
);

terminationJourney('a change of person', async ({ computer, back, tab, sandbox }) => {
  const titles = titlesOfInes(sandbox);
  const { familyName, givenName, identiteEnt } = people.ines;
  const hers = [familyName, givenName, identiteEnt, ...titles];
  await back.evaluate(resetStorage);
  await tab.page.goto(addresses.pronoteChooser);
  const scene: Scene = {
    async prepare() {
      await signInDirectly(tab.page, people.ines);
      await tab.page.goto(addresses.pronoteHome);
      await expectLoansOfInes(tab.page, titles);
      await signInDirectly(tab.page, people.noe);
    },
    async visit() {
      await tab.page.goto(addresses.pronoteHome);
      await panelSays(tab.page, 'Aucun prêt en cours');
    },
    async meanwhile() {
      const words = await panelWords(tab.page);
      for (const word of hers) expect(words).not.toContain(word);
    },
    async visitAgain() {
      await tab.page.reload();
      await panelSays(tab.page, 'Aucun prêt en cours');
      const left = `${JSON.stringify(await back.evaluate<Stored>(everything))} ${await panelWords(tab.page)}`;
      for (const word of hers) expect(left).not.toContain(word);
      expect(left).toContain(people.noe.familyName);
    },
  };
  await expectRecovery(computer, scene, [...everyKind, 'IndexedDB.deleteDatabase']);
});
