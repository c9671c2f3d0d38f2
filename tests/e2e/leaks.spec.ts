import { people } from '../sandbox/people.ts';
import { givePortal } from '../support/extension-data.ts';
import { expect, journey } from '../support/journey.ts';
import { leaveAndReturn, readCounts, startCounting } from '../support/live-objects.ts';
import { signInToPanel } from '../support/webspace-sign-in.ts';

/** A PRONOTE tab stays open for a whole day: leaving and returning to the home page must not leak memory. */

journey('leaving and returning to the home page leaks nothing', async ({ computer, tab }) => {
  await givePortal(computer);
  await signInToPanel(tab, people.ines, { cdi: 'portal' });
  await tab.sees('À rendre demain');
  await startCounting(tab.page);
  await leaveAndReturn(tab.page, 20);
  const counts = await readCounts(tab.page);
  const memory = await tab.page.memory();

  await leaveAndReturn(tab.page, 500);
  await tab.sees('À rendre demain');
  expect(await readCounts(tab.page)).toEqual(counts);
  const after = await tab.page.memory();
  // Firefox exposes no memory counts; panel hosts, observers, ports and timers are counted in both.
  expect(after === null).toBe(computer.name === 'firefox');
  for (const [name, count] of Object.entries(after ?? {}))
    expect.soft(count, name).toBeLessThanOrEqual(memory?.[name as keyof typeof memory] ?? Number.NaN);
  expect(computer.consoleLines()).toEqual([]);
});
