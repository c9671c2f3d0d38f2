import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import { type ReadPolicy, understandPolicy } from './policy-keys.ts';

/** Key of the last policy that the browser returned, in `storage.local`. */
export const lastPolicyKey = 'policy.last';

/** The usual answer takes 1 ms; just after its start Chromium takes up to two seconds (measured 2026). */
const timeoutMs = 150;

const Values = z.record(z.string(), z.unknown());

/**
 * The policy that the school's administrators have set in the browser; empty without one. While a browser that has just
 * started does not answer, the policy of the last time applies.
 */
export async function readPolicy(): Promise<ReadPolicy> {
  const current: Promise<Record<string, unknown>> = browser.storage.managed.get().catch(noPolicy);
  const stored = await browser.storage.local.get(lastPolicyKey);
  const last = Values.safeParse(stored[lastPolicyKey]);
  const answer = current.then((now) => store(now, stored[lastPolicyKey]));
  if (!last.success) return understandPolicy(await answer);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Record<string, unknown>>((resolve) => {
    timer = setTimeout(() => resolve(last.data), timeoutMs);
  });
  return understandPolicy(await Promise.race([answer, late]).finally(() => clearTimeout(timer)));
}

/** Writes a changed policy, which notifies the listeners of `onSettingsChanged`. */
async function store(now: Record<string, unknown>, before: unknown): Promise<Record<string, unknown>> {
  if (JSON.stringify(now) !== JSON.stringify(before))
    await browser.storage.local.set({ [lastPolicyKey]: now });
  return now;
}

/** Firefox rejects when there is no policy. */
function noPolicy(): Record<string, unknown> {
  return {};
}
