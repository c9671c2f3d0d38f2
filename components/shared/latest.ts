/**
 * Does one piece of work at a time, and of those that were asked for meanwhile only the last one: whoever ticks twenty
 * classes waits for one answer. `isLatest` is false once the answer at hand is of no more interest.
 */
export function onlyLatest<Input>(
  work: (input: Input, isLatest: () => boolean) => Promise<void>,
): (input: Input) => Promise<void> {
  let waiting: { readonly input: Input } | null = null;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting !== null) {
      const { input }: { readonly input: Input } = waiting;
      waiting = null;
      await work(input, () => waiting === null);
    }
  }

  return (input) => {
    waiting = { input };
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  };
}
