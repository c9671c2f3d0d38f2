import { browser } from './browser.ts';

/** What stands on the toolbar's button. */
export interface BadgeStyle {
  /** A few characters; none for no badge. */
  readonly text: string;
  /** The same in words, for those who do not see it, and at a look with the mouse. */
  readonly title: string;
  /** `#rrggbb`. */
  readonly background: string;
  readonly ink: string;
}

export async function showBadge({ text, title, background, ink }: BadgeStyle): Promise<void> {
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ color: background }),
    inkBadge(ink),
    browser.action.setBadgeText({ text }),
    browser.action.setTitle({ title }),
  ]);
}

/** Chrome has had it since version 110, and the polyfill's types have it as Firefox's only. */
async function inkBadge(color: string): Promise<void> {
  await browser.action.setBadgeTextColor({ color });
}
