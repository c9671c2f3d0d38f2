import { addresses, school } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { signIn } from '../support/actions.ts';
import { launch } from '../support/browsers/launch.ts';
import type { BrowserDriver, BrowserName } from '../support/browsers/page-driver.ts';
import { installPolicy, removePolicy, setPolicy } from '../support/browsers/policies.ts';
import { downloaded } from '../support/downloads.ts';
import { givePortal, storedInArea } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { screenOf } from '../support/screen.ts';

/** J8: managed browser policies configure the extension without any action by users. */

// In sequence: the tests share the browser's policy file.
journey.use({ freshBrowser: true });
journey.describe.configure({ mode: 'default' });
journey.afterEach(({ browserUnderTest }) => removePolicy(browserUnderTest));

const files = {
  chromium: { target: 'Chrome sur Linux', name: 'compagnon-cdi-chrome.json' },
  firefox: { target: 'Firefox, sur tout système', name: 'policies.json' },
} as const satisfies Record<BrowserName, object>;

function launchFresh(browser: BrowserName, sandbox: Sandbox): Promise<BrowserDriver> {
  const size = { width: 1400, height: 900 };
  return launch(browser, { proxyPort: sandbox.port, headless: true, size, language: 'fr' });
}

journey(
  'a generated policy configures a new profile completely',
  async ({ computer, tab, sandbox, browserUnderTest }) => {
    const { target, name } = files[browserUnderTest];
    await givePortal(computer);
    await tab.page.goto(computer.extensionPage('options.html#rollout'));
    await tab.click('radio', target);
    await tab.sees(name);
    await tab.click('button', 'Enregistrer le fichier');
    installPolicy(browserUnderTest, await downloaded(computer, name));

    const other = await launchFresh(browserUnderTest, sandbox);
    try {
      const pronote = screenOf(await other.newPage());
      await signIn(pronote, people.ines.login);
      await pronote.seesRole('heading', school.portalTitle);
      await pronote.sees('5 prêts · 1 en retard');
      expect(await storedInArea(other, 'local')).not.toContain('"settings":');
      await pronote.page.goto(other.extensionPage('options.html#rollout'));
      await pronote.sees('La stratégie du navigateur règle ces points');
      await pronote.sees(school.portalTitle);
    } finally {
      await other.close();
    }
  },
);

journey(
  'an invalid portal in a policy is reported, and the valid ones apply',
  async ({ sandbox, browserUnderTest }) => {
    const portal = { rne: school.rne, name: 'CDI par stratégie', address: addresses.portal };
    const bad = [
      { rne: school.rne },
      { ...portal, address: 'http://9990001x.esidoc.fr' },
      { ...portal, webspaces: ['cantine'] },
      // Chromium drops a list with a value of the wrong type; the policy file check reports that.
      ...(browserUnderTest === 'firefox' ? [{ ...portal, classes: 6 }, 'CDI'] : []),
    ];
    setPolicy(browserUnderTest, { portals: [...bad, portal], nativeWidget: 'beside' });
    const computer = await launchFresh(browserUnderTest, sandbox);
    try {
      const tab = screenOf(await computer.newPage());
      await signIn(tab, people.ines.login);
      await tab.seesRole('heading', 'CDI par stratégie');
      await tab.page.goto(computer.extensionPage('options.html#rollout'));
      await tab.sees(`${bad.length} points de la stratégie ne sont pas compris`);
      await tab.sees('Donner un nom au portail');
      await tab.sees('L’adresse doit commencer par https://');
      await tab.sees('Écrire une liste d’espaces');
      await tab.sees(/portals › 3 .*› webspaces/);
    } finally {
      await computer.close();
    }
  },
);
