import { browser } from './browser.ts';
import { report } from './log.ts';

/** Does the work at each press of the shortcut that the manifest names so. Must be called before the background's first await. */
export function onShortcut(name: string, work: () => Promise<void>): void {
  browser.commands.onCommand.addListener((pressed) => {
    if (pressed === name) work().catch((error: unknown) => report('background', error));
  });
}
