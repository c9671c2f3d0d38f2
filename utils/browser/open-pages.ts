import { resolveWithin } from '../domain/resolve-within.ts';
import { browser } from './browser.ts';

/** A page that is loading runs the script later, a suspended one never. */
const timeoutMs = 5_000;

/** The results of a script in the open pages. */
export interface OpenPages {
  /** The number of matching tabs. */
  readonly tabs: number;
  /** One result per page and frame in which the script ran. */
  readonly answers: readonly unknown[];
}

/**
 * Runs a script file once in every open tab of these match patterns, frames included, and collects its results. Tabs
 * that scripts may not enter, or that take longer than five seconds, are skipped.
 */
export async function runInOpenPages(patterns: readonly string[], file: string): Promise<OpenPages> {
  const tabs = await browser.tabs.query({ url: [...patterns], discarded: false });
  const ids = tabs.flatMap(({ id }) => id ?? []);
  const answers = await Promise.all(ids.map((tabId) => resolveWithin(runInTab(tabId, file), timeoutMs, [])));
  return { tabs: ids.length, answers: answers.flat() };
}

async function runInTab(tabId: number, file: string): Promise<readonly unknown[]> {
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [file],
  });
  return results.map((frame): unknown => frame.result);
}
