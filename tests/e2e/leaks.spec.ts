import { people } from '../sandbox/people.ts';
import { arrive } from '../support/arrive.ts';
import { beginTally, comeAndGo, readTally } from '../support/content-world-tally.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';

/** A PRONOTE tab stays open for a whole day: leaving and returning to the home page must not leak memory. */

journey('leaving and returning to the home page leaks nothing', async ({ computer, tab }) => {
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
  // Firefox exposes no memory counts; panel hosts, observers, ports and timers are counted in both.
  expect(after === null).toBe(computer.name === 'firefox');
  for (const [name, count] of Object.entries(after ?? {}))
    expect.soft(count, name).toBeLessThanOrEqual(memory?.[name as keyof typeof memory] ?? Number.NaN);
  expect(computer.consoleLines()).toEqual([]);
});
