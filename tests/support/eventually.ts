import { setTimeout as pause } from 'node:timers/promises';

const timeoutMs = 15_000;
const intervalMs = 40;

/** Polls until `probe` returns a truthy value, and returns it; throws after the timeout. */
export async function eventually<Value>(
  what: string,
  probe: () => Promise<Value | null | undefined | false>,
  timeout = timeoutMs,
): Promise<Value> {
  const end = Date.now() + timeout;
  let problem: unknown = null;
  while (Date.now() < end) {
    try {
      const found = await probe();
      if (found !== null && found !== undefined && found !== false) return found;
    } catch (error) {
      problem = error;
    }
    await pause(intervalMs);
  }
  throw new Error(`not seen within ${timeout / 1000} s: ${what}`, { cause: problem });
}
