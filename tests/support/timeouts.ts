import { vi } from 'vitest';

interface Waiting {
  readonly milliseconds: number;
  readonly controller: AbortController;
}

/** Replaces `AbortSignal.timeout`: timeouts expire only when the test advances the time by `pass`. */
export function fakeTimeouts(): { readonly pass: (milliseconds: number) => void } {
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
