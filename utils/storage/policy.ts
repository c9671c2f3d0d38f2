import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import { type ReadPolicy, understandPolicy } from './policy-keys.ts';

/** Where the policy that was read last is kept. */
export const lastPolicyKey = 'policy.last';

/** Long beside the usual millisecond, short beside the two seconds that Chromium takes just after it has started. */
const timeoutMs = 150;

const Values = z.record(z.string(), z.unknown());

/**
 * What the school's administrators have set in the browser; nothing where they have not. A browser that has just
 * started may take its time: what was set when it ran last holds until it answers.
 */
export async function readPolicy(): Promise<ReadPolicy> {
  const asked: Promise<Record<string, unknown>> = browser.storage.managed.get().catch(noPolicy);
  const stored = await browser.storage.local.get(lastPolicyKey);
  const last = Values.safeParse(stored[lastPolicyKey]);
  const answer = asked.then((now) => keep(now, stored[lastPolicyKey]));
  if (!last.success) return understandPolicy(await answer);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Record<string, unknown>>((resolve) => {
    timer = setTimeout(() => resolve(last.data), timeoutMs);
  });
  return understandPolicy(await Promise.race([answer, late]).finally(() => clearTimeout(timer)));
}

/** Whoever listens to the settings hears of it when the policy is another than before. */
async function keep(now: Record<string, unknown>, before: unknown): Promise<Record<string, unknown>> {
  if (JSON.stringify(now) !== JSON.stringify(before))
    await browser.storage.local.set({ [lastPolicyKey]: now });
  return now;
}

/** Firefox refuses to answer where there is no policy. */
function noPolicy(): Record<string, unknown> {
  return {};
}
