import { vi } from 'vitest';

interface Waiting {
  readonly milliseconds: number;
  readonly controller: AbortController;
}

/** Takes the waiting out of time-outs: they end when the test says how much time has passed, and not before. */
export function heldPatience(): { readonly pass: (milliseconds: number) => void } {
  const waiting: Waiting[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    waiting.push({ milliseconds, controller });
    return controller.signal;
  });
  return {
    pass(milliseconds) {
      const over = waiting.filter((one) => one.milliseconds <= milliseconds);
      for (const { controller } of over) controller.abort(new DOMException('', 'TimeoutError'));
    },
  };
}
