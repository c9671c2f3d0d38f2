import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { stubBrowser } from '../support/model/browser-stubs.ts';
import { commands } from '../support/model/commands.ts';
import { Computer } from '../support/model/computer.ts';
import { checkNextDay } from '../support/model/final-check.ts';
import { Expectation } from '../support/model/invariants.ts';
import { allUsers } from '../support/model/users.ts';

/** The same sequences in every run; MODEL_SEED and MODEL_RUNS change them and their number. */
const seed = Number(process.env['MODEL_SEED'] ?? 20_261_123);
const numRuns = Number(process.env['MODEL_RUNS'] ?? 1000);

describe('any history of a shared computer', () => {
  let computer: Computer;

  beforeAll(() => {
    stubBrowser(() => ({
      written: (where, text) => computer.checkForTokens(where, text),
      complained: (text) => computer.problems.push(`the background complains: ${text}`),
    }));
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it(
    'shows users only their own loans, and finally all of them',
    async () => {
      const anybody = fc.constantFrom(...allUsers);
      const property = fc.asyncProperty(commands, anybody, fc.boolean(), async (sequence, who, gateway) => {
        computer = await Computer.create(gateway);
        const setup = () => ({ model: new Expectation(), real: computer });
        await fc.asyncModelRun(setup, sequence);
        expect((await checkNextDay(computer, who)).join('\n')).toBe('');
        computer.worker.stop();
      });
      await fc.assert(property, { seed, numRuns });
    },
    numRuns * 600,
  );
});
