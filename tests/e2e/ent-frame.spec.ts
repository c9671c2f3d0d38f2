import { addresses, hosts, type PronoteHost } from '../sandbox/hosts.ts';
import { eventually } from '../support/eventually.ts';
import { givePortal, storedInDatabases } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

/** PRONOTE in an ENT's frame: another site's page, where PRONOTE identifies the person by a partitioned cookie. */

for (const place of ['pronote', 'selfHosted'] as const satisfies readonly PronoteHost[]) {
  journey(
    `an ENT user is signed in to PRONOTE inside the frame: ${place}`,
    async ({ computer, tab, sandbox }) => {
      await tab.page.goto(addresses.ent(place));
      await tab.click('button', /ALMEIDA Inès/);
      const visits = () =>
        sandbox.requests.filter(({ host, path }) => host === hosts[place] && path.endsWith('/eleve.html'));
      await eventually('the page’s own script, in the frame', async () =>
        sandbox.requests.some(({ host, path }) => host === hosts[place] && path.endsWith('/scripts/main.ts')),
      );
      expect(visits().map(({ query, status }) => [/^identifiant=ST-/.test(query), status])).toEqual([
        [true, 200],
      ]);

      // Without the single-use secret: by the cookie alone.
      await tab.page.evaluate(`(() => {
      const frame = document.querySelector('iframe');
      frame.src = frame.src.replace(/[?].*/, '');
    })()`);
      const again = await eventually('the frame again', async () =>
        visits().find(({ query, status }) => query === '' && status === 200),
      );
      expect(again.hasSession).toBe(true);
      expect(computer.consoleLines()).toEqual([]);
    },
  );
}

journey(
  'in a frame without a name in the banner, the panel searches and shows no loans',
  async ({ computer, tab }) => {
    await givePortal(computer);
    await tab.page.goto(addresses.ent('pronote'));
    await tab.click('button', /ALMEIDA Inès/);
    const words = () =>
      tab.page.evaluateInFrame<string>(
        hosts.pronote,
        'document.querySelector("compagnon-cdi")?.shadowRoot.textContent ?? ""',
      );
    await eventually('the panel’s text', async () =>
      (await words().catch(() => '')).includes('Vos prêts ne sont pas affichés ici'),
    );
    expect(await words()).not.toMatch(/en retard|À rendre/);
    expect(await storedInDatabases(computer)).not.toContain('title');
    expect(computer.consoleLines()).toEqual([]);
  },
);
