/**
 * Numbers overlapping requests. Each call starts a request and returns a function that is true while no later request
 * has been started: only then may its answer be shown.
 */
export function createLatest(): () => () => boolean {
  let started = 0;
  return () => {
    started += 1;
    const own = started;
    return () => own === started;
  };
}

/**
 * Runs one task at a time; of those requested meanwhile only the last one runs next. `isLatest` is false once another
 * one waits.
 */
export function runLatest<Input>(
  task: (input: Input, isLatest: () => boolean) => Promise<void>,
): (input: Input) => Promise<void> {
  let waiting: { readonly input: Input } | null = null;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (waiting !== null) {
      const { input }: { readonly input: Input } = waiting;
      waiting = null;
      await task(input, () => waiting === null);
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
