import type { JournalEvent } from '../../../utils/domain/journal.ts';
import { type MessageKey, message, plural } from '../../../utils/platform/i18n.ts';
import { failureReason } from './archive-words.ts';

/** The portal's name, or null where nothing tells it any more. */
export type NameOfPortal = (portalId: string) => string | null;

/** File formats by the names of the software they come from, which no language translates. */
const listNames = { pronote: 'PRONOTE', siecle: 'SIECLE', sts: 'STS' } as const;

const plainEvents = {
  'portal-added': 'journal_portal_added',
  'portal-changed': 'journal_portal_changed',
  'portal-removed': 'journal_portal_removed',
  'token-remembered': 'journal_token_remembered',
  'token-forgotten': 'journal_token_forgotten',
  'file-purged': 'journal_file_purged',
  'file-erased': 'journal_file_erased',
} as const satisfies Partial<Record<JournalEvent['kind'], MessageKey>>;

const exportEvents = {
  'export-saved': 'journal_export_saved',
  'export-sent': 'journal_export_sent',
  'export-unknown': 'journal_export_unknown',
} as const satisfies Partial<Record<JournalEvent['kind'], MessageKey>>;

/** What was done, as one line of a journal; it names portals, and nobody. */
export function eventWords(event: JournalEvent, nameOf: NameOfPortal): string {
  const name = 'portalId' in event ? nameOf(event.portalId) : null;
  if (event.kind === 'portal-removed' && name === null) return message('journal_some_portal_removed');
  const portal = name === null ? message('journal_gone_portal') : message('journal_portal', name);
  switch (event.kind) {
    case 'list-imported': {
      const users = plural('journal_users', event.users);
      const read = message('journal_list_imported', listNames[event.list], users);
      return event.leftOut === 0 ? read : `${read}, ${plural('journal_left_out', event.leftOut)}`;
    }
    case 'roster-deleted':
      return message('journal_roster_deleted');
    case 'key-rule-chosen':
      return message('journal_key_rule_chosen', portal, keyRuleWords(event));
    case 'export-saved':
    case 'export-sent':
    case 'export-unknown':
      return message(exportEvents[event.kind], portal, plural('journal_users', event.users));
    case 'export-failed':
      return message('journal_export_failed', portal, failureReason(event.reason));
    case 'export-held':
    case 'export-confirmed': {
      const change = `${plural('journal_removed', event.removed)}, ${plural('journal_changed', event.changed)}`;
      return message(
        event.kind === 'export-held' ? 'journal_export_held' : 'journal_export_confirmed',
        portal,
        change,
      );
    }
    case 'stray-files-purged':
      return plural('journal_stray_files', event.count);
    default:
      return message(plainEvents[event.kind], portal);
  }
}

function keyRuleWords({ rule, number }: Extract<JournalEvent, { kind: 'key-rule-chosen' }>): string {
  if (rule === 'derived') return message('journal_key_derived');
  return number ?? message('journal_key_column');
}
