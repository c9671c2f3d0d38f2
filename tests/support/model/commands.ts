import fc from 'fast-check';
import { type Action, actions, perform } from './actions.ts';
import type { Computer } from './computer.ts';
import type { Expectation } from './invariants.ts';
import { Worker } from './worker.ts';
import { setPace, turns } from './worker-run.ts';

export type Command = fc.AsyncCommand<Expectation, Computer>;

/** One action, or several that start at nearly the same time, with a given pace of the calls outside. */
class Step implements Command {
  readonly #actions: readonly Action[];
  /** Turns of the event loop before each action and each call outside, repeated cyclically. */
  readonly #pace: readonly number[];

  constructor(step: readonly Action[], pace: readonly number[]) {
    this.#actions = step;
    this.#pace = pace;
  }

  check(): boolean {
    return true;
  }

  async run(expectation: Expectation, computer: Computer): Promise<void> {
    await Worker.prepare();
    setPace(this.#pace);
    await Promise.all(this.#actions.map((action, place) => this.#begin(computer, action, place)));
    await computer.worker.rest();
    setPace([]);
    await expectation.hold(computer, this.#actions);
  }

  async #begin(computer: Computer, action: Action, place: number): Promise<void> {
    await turns(place === 0 ? 0 : 3 * (this.#pace[place % this.#pace.length] ?? 0));
    await perform(computer, action);
  }

  toString(): string {
    const words = this.#actions.map(({ does, input }) => `${does} ${JSON.stringify(input)}`);
    return words.length === 1 ? `${words[0]}` : `[${words.join(' while ')}, pace ${this.#pace.join(' ')}]`;
  }
}

const alone = actions(false).map((action) => new Step([action], []));
const together = fc
  .tuple(
    fc.array(actions(true), { minLength: 2, maxLength: 3 }),
    fc.array(fc.nat(12), { minLength: 2, maxLength: 8 }),
  )
  .map(([several, pace]) => new Step(several, pace));

/** Sequences of actions, some of them simultaneous. */
export const commands: fc.Arbitrary<Iterable<Command>> = fc.commands([alone, alone, together], {
  maxCommands: 25,
  size: 'max',
});
