import { addresses, hosts, type PronoteHost } from '../sandbox/hosts.ts';
import { eventually } from '../support/eventually.ts';
import { expect, journey } from '../support/journey.ts';

/** The ENT's frame is what it plays: another site's page, in which PRONOTE knows the person by a cookie of its own. */

for (const place of ['pronote', 'selfHosted'] as const satisfies readonly PronoteHost[]) {
  journey(
    `a person of the ENT is signed in to PRONOTE within the frame: ${place}`,
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

      // Without the secret, which has served: by the cookie alone.
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
