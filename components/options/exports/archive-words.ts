import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { DeliveryFailureKind } from '../../../utils/domain/delivery.ts';
import type { ExportOutcome } from '../../../utils/domain/export-record.ts';
import { type Role, roles } from '../../../utils/domain/user.ts';
import { language, type MessageKey, message, type PluralKey, plural } from '../../../utils/platform/i18n.ts';
import { roleCount } from '../role-words.ts';
import { storageWords } from '../storage-words.ts';
import type { ArchiveNotice, ArchiveTrouble } from './archive-session.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An instant as a register writes it, always with its year: `le lundi 23 novembre 2026 à 9 h 05`. */
export function registerWords(instant: number): string {
  const at = new Date(instant);
  const date = new Intl.DateTimeFormat(language(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${localCalendarDate(at)}T00:00:00Z`));
  const time = message('clock_time', String(at.getHours()), String(at.getMinutes()).padStart(2, '0'));
  return message('moment_day', date, time);
}

/** How long is left, in its two largest units and never more than there is: `encore 2 jours et 3 heures`. */
export function timeLeftWords(milliseconds: number): string {
  if (milliseconds < minute) return message('archive_left_soon');
  const parts = [
    { count: Math.floor(milliseconds / day), name: 'archive_days' },
    { count: Math.floor((milliseconds % day) / hour), name: 'archive_hours' },
    { count: Math.floor((milliseconds % hour) / minute), name: 'archive_minutes' },
  ] as const satisfies readonly { count: number; name: PluralKey }[];
  const from = parts.findIndex(({ count }) => count > 0);
  const [large = '', small] = parts
    .slice(from, from + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => plural(name, count));
  return small === undefined ? message('archive_left', large) : message('archive_left_both', large, small);
}

/** `812 élèves, 64 enseignants`; who is not there is not told. */
export function countsWords(counts: Readonly<Record<Role, number>>): string {
  const told = roles.filter((role) => counts[role] > 0).map((role) => roleCount(role, counts[role]));
  return told.length === 0
    ? message('archive_nobody')
    : new Intl.ListFormat(language(), { type: 'unit' }).format(told);
}

const failureReasons = {
  'bad-endpoint': 'archive_failed_bad_endpoint',
  'doubtful-endpoint': 'archive_failed_doubtful_endpoint',
  'bad-token': 'archive_failed_bad_token',
  'not-permitted': 'archive_failed_not_permitted',
  'too-soon': 'archive_failed_too_soon',
  cancelled: 'archive_failed_cancelled',
  refused: 'archive_failed_refused',
  'not-signed-in': 'archive_failed_not_signed_in',
  'not-allowed': 'archive_failed_not_allowed',
  'not-a-reception': 'archive_failed_not_a_reception',
  'too-large': 'archive_failed_too_large',
  redirected: 'archive_failed_redirected',
  busy: 'archive_failed_busy',
  unknown: 'archive_failed_unknown',
} as const satisfies Record<DeliveryFailureKind, MessageKey>;

/** Why an export has not arrived, as the end of a sentence. */
export function failureReason(kind: DeliveryFailureKind): string {
  return message(failureReasons[kind]);
}

/** What became of an export: a word for the eye, and a sentence. */
export function outcomeWords(outcome: ExportOutcome): { readonly word: string; readonly sentence: string } {
  switch (outcome.kind) {
    case 'saved':
      return { word: message('archive_saved'), sentence: message('archive_saved_text') };
    case 'sent':
      return {
        word: message('archive_sent'),
        sentence: message(
          outcome.receivedBefore ? 'archive_sent_before_text' : 'archive_sent_text',
          registerWords(outcome.at),
        ),
      };
    case 'failed':
      return {
        word: message('archive_failed'),
        sentence: message('archive_failed_text', registerWords(outcome.at), failureReason(outcome.reason)),
      };
    case 'unknown':
      return {
        word: message('archive_unknown'),
        sentence: message('archive_unknown_text', registerWords(outcome.at)),
      };
  }
}

/** Why what this browser keeps cannot be used, and what to do. */
export function troubleWords(trouble: ArchiveTrouble): string {
  return trouble === 'extension-failed' ? message('archive_trouble_extension_failed') : storageWords(trouble);
}

export function noticeWords(notice: ArchiveNotice): string {
  switch (notice.kind) {
    case 'copied':
      return message('archive_copied');
    case 'not-copied':
      return message('archive_not_copied');
    case 'erased':
      return message('archive_erased');
    case 'erased-unnoted':
      return message('archive_erased_unnoted');
    case 'gone':
      return message('archive_gone');
    case 'not-erased':
      return message('archive_not_erased', troubleWords(notice.trouble));
    case 'not-read':
      return message('archive_not_read', troubleWords(notice.trouble));
  }
}
