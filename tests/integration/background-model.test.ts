import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '../support/model/commands.ts';
import { Computer } from '../support/model/computer.ts';
import { installDoors } from '../support/model/doors.ts';
import { anotherDay } from '../support/model/finale.ts';
import { Expectation } from '../support/model/invariants.ts';
import { everyone } from '../support/model/members.ts';

/** The same sequences at every run; MODEL_SEED and MODEL_RUNS ask for others, and for more. */
const seed = Number(process.env['MODEL_SEED'] ?? 20_261_123);
const numRuns = Number(process.env['MODEL_RUNS'] ?? 1000);

describe('whatever people do at a shared computer', () => {
  let computer: Computer;

  beforeAll(() => {
    installDoors(() => ({
      written: (where, text) => computer.lookForTokens(where, text),
      complained: (text) => computer.broken.push(`the background complains: ${text}`),
    }));
  });
  afterAll(() => {
    vi.useRealTimers();
  });

  it(
    'everybody sees their own loans only, and always in the end',
    async () => {
      const anybody = fc.constantFrom(...everyone);
      const property = fc.asyncProperty(commands, anybody, fc.boolean(), async (sequence, who, gateway) => {
        computer = await Computer.bought(gateway);
        const setup = () => ({ model: new Expectation(), real: computer });
        await fc.asyncModelRun(setup, sequence);
        expect((await anotherDay(computer, who)).join('\n')).toBe('');
        computer.worker.stop();
      });
      await fc.assert(property, { seed, numRuns });
    },
    numRuns * 600,
  );
});
