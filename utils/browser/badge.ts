import type { Badge } from '../domain/reminder.ts';
import { browser } from './browser.ts';
import { message, plural } from './i18n.ts';

/** The panel's red, and an amber dark enough for white digits on any toolbar. */
const colours = { late: '#a3150c', soon: '#8a4b00' } as const;
/** Browsers show four characters. */
const maxCount = 999;

/** Shows the badge and title of the toolbar button; null clears them. */
export async function showBadge(badge: Badge | null): Promise<void> {
  const { text, title } = badgeText(badge);
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ color: colours[badge?.kind ?? 'soon'] }),
    browser.action.setBadgeTextColor({ color: '#ffffff' }),
    browser.action.setBadgeText({ text }),
    browser.action.setTitle({ title }),
  ]);
}

function badgeText(badge: Badge | null): { readonly text: string; readonly title: string } {
  if (badge === null) return { text: '', title: message('popup_title') };
  const { kind, count } = badge;
  return {
    text: count > maxCount ? `${maxCount}+` : String(count),
    title: message('badge_title', plural(`badge_${kind}`, count)),
  };
}
