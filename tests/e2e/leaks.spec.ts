import { people } from '../sandbox/people.ts';
import { arrive } from '../support/arrive.ts';
import { beginTally, comeAndGo, readTally } from '../support/content-world-tally.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

/** A tab of PRONOTE stays open for a whole day: coming back to its home page leaves nothing behind, however often. */

journey('nothing is left behind by leaving the home page and coming back', async ({ computer, tab }) => {
  await givePortal(computer);
  await arrive(tab, people.ines, { cdi: 'portal' });
  await tab.sees('À rendre demain');
  await beginTally(tab.page);
  await comeAndGo(tab.page, 20);
  const tally = await readTally(tab.page);
  const memory = await tab.page.memory();

  await comeAndGo(tab.page, 500);
  await tab.sees('À rendre demain');
  expect(await readTally(tab.page)).toEqual(tally);
  const after = await tab.page.memory();
  // Firefox lets no test look: its hosts, observers, ports and timers are counted all the same.
  expect(after === null).toBe(computer.name === 'firefox');
  for (const [name, count] of Object.entries(after ?? {}))
    expect.soft(count, name).toBeLessThanOrEqual(memory?.[name as keyof typeof memory] ?? Number.NaN);
  expect(computer.consoleLines()).toEqual([]);
});
