import { language, message, type PluralKey, plural } from '../../../utils/browser/i18n.ts';
import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { DeliveryFailureKind } from '../../../utils/domain/delivery.ts';
import type { ExportOutcome, ExportRecord } from '../../../utils/domain/export-record.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import type { AdminFailureKind } from '../admin-model.ts';
import { roleCounts } from '../role-text.ts';
import type { ArchiveNotice } from './archive-session.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A date and time, always with the year: `le lundi 23 novembre 2026 à 9 h 05`. */
export function fullDateText(instant: number): string {
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

/** A duration in its two largest units, rounded down: `encore 2 jours et 3 heures`. */
export function timeLeftText(milliseconds: number): string {
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

/** `812 élèves, 64 enseignants`; roles without users are left out. */
export function countsText(counts: ExportRecord['counts']): string {
  const texts = roleCounts(counts);
  return texts.length === 0
    ? message('archive_nobody')
    : new Intl.ListFormat(language(), { type: 'unit' }).format(texts);
}

/** Why an export was not received, as the end of a sentence. */
function failureReason(kind: DeliveryFailureKind): string {
  return message(`archive_failed_${snakeCase(kind)}`);
}

/** The outcome of an export: a label, and a sentence. */
export function outcomeText(outcome: ExportOutcome): { readonly label: string; readonly sentence: string } {
  return { label: message(`archive_${outcome.kind}`), sentence: outcomeSentence(outcome) };
}

function outcomeSentence(outcome: ExportOutcome): string {
  switch (outcome.kind) {
    case 'saved':
      return message('archive_saved_text');
    case 'sent':
      return message(
        outcome.receivedBefore ? 'archive_sent_before_text' : 'archive_sent_text',
        fullDateText(outcome.at),
      );
    case 'failed':
      return message('archive_failed_text', fullDateText(outcome.at), failureReason(outcome.reason));
    case 'unknown':
      return message('archive_unknown_text', fullDateText(outcome.at));
  }
}

/** Why stored data cannot be used, and what to do. */
export function archiveFailureText(failure: AdminFailureKind): string {
  return failure === 'extension-failed'
    ? message('archive_trouble_extension_failed')
    : message(`storage_${snakeCase(failure)}`);
}

export function archiveNoticeText(notice: ArchiveNotice): string {
  const reason = 'failure' in notice ? [archiveFailureText(notice.failure)] : [];
  return message(`archive_${snakeCase(notice.kind)}`, ...reason);
}

/** File formats are named after the software that writes them, in every language. */
const listNames = { pronote: 'PRONOTE', siecle: 'SIECLE', sts: 'STS' } as const;

/** A journal event as one line of text. `portalName`: null when the portal is unknown. */
export function eventText(event: JournalEvent, portalName: string | null): string {
  if (event.kind === 'portal-removed' && portalName === null) return message('journal_some_portal_removed');
  const portal = portalName === null ? message('journal_gone_portal') : message('journal_portal', portalName);
  switch (event.kind) {
    case 'list-imported': {
      const users = plural('journal_users', event.users);
      const read = message('journal_list_imported', listNames[event.list], users);
      return event.leftOut === 0 ? read : `${read}, ${plural('journal_left_out', event.leftOut)}`;
    }
    case 'roster-deleted':
      return message('journal_roster_deleted');
    case 'key-rule-chosen':
      return message('journal_key_rule_chosen', portal, keyRuleText(event));
    case 'export-saved':
    case 'export-sent':
    case 'export-unknown':
      return message(`journal_${snakeCase(event.kind)}`, portal, plural('journal_users', event.users));
    case 'export-failed':
      return message('journal_export_failed', portal, failureReason(event.reason));
    case 'export-held':
    case 'export-confirmed': {
      const change = `${plural('journal_removed', event.removed)}, ${plural('journal_changed', event.changed)}`;
      return message(`journal_${snakeCase(event.kind)}`, portal, change);
    }
    case 'stray-files-purged':
      return plural('journal_stray_files_purged', event.count);
    default:
      return message(`journal_${snakeCase(event.kind)}`, portal);
  }
}

function keyRuleText({ rule, number }: Extract<JournalEvent, { kind: 'key-rule-chosen' }>): string {
  if (rule === 'derived') return message('journal_key_derived');
  return number ?? message('journal_key_column');
}
