/** The part of the program that failed. */
export type LogPlace = 'background' | 'panel' | 'portal' | 'popup' | 'options' | 'search';

/**
 * Writes an error of this extension to the console: its class and stack, but not its message, which may contain
 * personal data from a page.
 */
export function report(place: LogPlace, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at |@/.test(line)) : [];
  // biome-ignore lint/suspicious/noConsole: the only place that writes to the console
  console.warn(`Compagnon CDI, ${place}: ${name}`, frames.slice(0, 8).join('\n'));
}

/** Reports an error of the background. */
export function reportFailure(error: unknown): void {
  report('background', error);
}

/** Runs a task of the background; a failure is reported. Never rejects, so it need not be awaited. */
export async function run(task: () => Promise<unknown>): Promise<void> {
  await task().catch(reportFailure);
}
