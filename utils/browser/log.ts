/** Where something went wrong. Names a part of the program, never a person. */
export type LogPlace = 'background' | 'panel' | 'portal' | 'popup' | 'options' | 'search';

/**
 * Says in the console that something of ours went wrong, with the error's class and stack but without its message,
 * which may hold what a page or a person wrote.
 */
export function report(place: LogPlace, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at |@/.test(line)) : [];
  // biome-ignore lint/suspicious/noConsole: the one place that writes to the console
  console.warn(`Compagnon CDI, ${place}: ${name}`, frames.slice(0, 8).join('\n'));
}
