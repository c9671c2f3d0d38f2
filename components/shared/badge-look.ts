import { message, plural } from '../../utils/browser/i18n.ts';
import type { Badge } from '../../utils/domain/reminder.ts';

/** The ribbon's red and the amber of the pages, dark enough for white figures on any toolbar. */
const colours = { late: '#a3150c', soon: '#8a4b00' } as const;
/** What browsers have room for. */
const mostShown = 999;

/** What stands on the toolbar's button, and the same in words. */
export function badgeStyle(badge: Badge | null) {
  if (badge === null)
    return { text: '', title: message('popup_title'), background: colours.soon, ink: '#ffffff' };
  const { kind, count } = badge;
  const words = plural(kind === 'late' ? 'badge_late' : 'badge_soon', count);
  return {
    text: count > mostShown ? `${mostShown}+` : String(count),
    title: message('badge_title', words),
    background: colours[kind],
    ink: '#ffffff',
  };
}
