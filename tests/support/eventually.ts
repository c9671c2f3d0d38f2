import { setTimeout as pause } from 'node:timers/promises';

const timeoutMs = 15_000;
const stepMilliseconds = 40;

/** Polls until `look` returns a truthy value, and returns it; throws after the timeout. */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | null | undefined | false>,
  patience = timeoutMs,
): Promise<Value> {
  const end = Date.now() + patience;
  let problem: unknown = null;
  while (Date.now() < end) {
    try {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
    } catch (error) {
      problem = error;
    }
    await pause(stepMilliseconds);
  }
  throw new Error(`not seen within ${patience / 1000} s: ${what}`, { cause: problem });
}
