import fc from 'fast-check';
import type { Computer } from './computer.ts';
import { type Deed, deeds, perform } from './deeds.ts';
import type { Expectation } from './invariants.ts';
import { setPace, turns } from './life.ts';
import { Worker } from './worker.ts';

export type Command = fc.AsyncCommand<Expectation, Computer>;

/** Some deeds that begin together or shortly after each other, while each step outside takes its own time. */
class Happening implements Command {
  readonly #deeds: readonly Deed[];
  /** How many turns of the event loop the deeds wait to begin, and the steps outside to be done, over and over. */
  readonly #pace: readonly number[];

  constructor(happening: readonly Deed[], pace: readonly number[]) {
    this.#deeds = happening;
    this.#pace = pace;
  }

  check(): boolean {
    return true;
  }

  async run(expectation: Expectation, computer: Computer): Promise<void> {
    await Worker.prepare();
    setPace(this.#pace);
    await Promise.all(this.#deeds.map((deed, place) => this.#begin(computer, deed, place)));
    await computer.worker.rest();
    setPace([]);
    await expectation.hold(computer, this.#deeds);
  }

  async #begin(computer: Computer, deed: Deed, place: number): Promise<void> {
    await turns(place === 0 ? 0 : 3 * (this.#pace[place % this.#pace.length] ?? 0));
    await perform(computer, deed);
  }

  toString(): string {
    const words = this.#deeds.map(({ does, told }) => `${does} ${JSON.stringify(told)}`);
    return words.length === 1 ? `${words[0]}` : `[${words.join(' while ')}, pace ${this.#pace.join(' ')}]`;
  }
}

const alone = deeds(false).map((deed) => new Happening([deed], []));
const together = fc
  .tuple(
    fc.array(deeds(true), { minLength: 2, maxLength: 3 }),
    fc.array(fc.nat(12), { minLength: 2, maxLength: 8 }),
  )
  .map(([several, pace]) => new Happening(several, pace));

/** What people do at the computer, and what befalls it, one after the other and at times together. */
export const commands: fc.Arbitrary<Iterable<Command>> = fc.commands([alone, alone, together], {
  maxCommands: 25,
  size: 'max',
});
