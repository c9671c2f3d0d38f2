import { browser } from './browser.ts';

/** A page that is still loading may keep us waiting; one that is asleep would for ever. */
const timeoutMs = 5_000;

/** What a script of ours answers in the pages that are open. */
export interface OpenPages {
  /** Tabs that could have been asked. */
  readonly tabs: number;
  /** One for each of their pages, frames included, that let the script in. */
  readonly answers: readonly unknown[];
}

/**
 * Runs a script of ours once in every open tab of these match patterns, frames included, and gives what it answers.
 * A tab that cannot be entered, or does not answer in five seconds, is passed over.
 */
export async function askOpenPages(patterns: readonly string[], file: string): Promise<OpenPages> {
  const tabs = await browser.tabs.query({ url: [...patterns], discarded: false });
  const ids = tabs.flatMap(({ id }) => id ?? []);
  const answers = await Promise.all(ids.map((tabId) => inTime(askTab(tabId, file))));
  return { tabs: ids.length, answers: answers.flat() };
}

async function askTab(tabId: number, file: string): Promise<readonly unknown[]> {
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [file],
  });
  return results.map((frame): unknown => frame.result);
}

function inTime(asked: Promise<readonly unknown[]>): Promise<readonly unknown[]> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve([]), timeoutMs);
    asked.then(resolve, () => resolve([])).finally(() => clearTimeout(timer));
  });
}
