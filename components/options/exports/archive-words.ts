import { language, type MessageKey, message, type PluralKey, plural } from '../../../utils/browser/i18n.ts';
import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { DeliveryFailure, DeliveryFailureKind } from '../../../utils/domain/delivery.ts';
import type { ExportOutcome } from '../../../utils/domain/export-record.ts';
import type { FeedEncoding, FeedField, FeedProfile, FeedSettings } from '../../../utils/domain/feed.ts';
import type { EndpointFault } from '../../../utils/domain/feed-endpoint.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import type { FindingKind } from '../../../utils/domain/roster-finding.ts';
import { type KeyRule, type Role, roles } from '../../../utils/domain/user.ts';
import { roleCount, storageWords } from '../role-words.ts';
import type { ArchiveNotice, ArchiveTrouble } from './archive-session.ts';
import type { ExportTrouble } from './exports-model.ts';

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
function failureReason(kind: DeliveryFailureKind): string {
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
export function archiveTroubleWords(trouble: ArchiveTrouble): string {
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
      return message('archive_not_erased', archiveTroubleWords(notice.trouble));
    case 'not-read':
      return message('archive_not_read', archiveTroubleWords(notice.trouble));
  }
}

type Plain = Exclude<
  DeliveryFailure['kind'],
  'bad-endpoint' | 'doubtful-endpoint' | 'too-soon' | 'refused' | 'busy' | 'unknown'
>;

const plain = {
  'bad-token': 'exports_failure_bad_token',
  'not-permitted': 'exports_failure_not_permitted',
  cancelled: 'exports_failure_cancelled',
  'not-signed-in': 'exports_failure_not_signed_in',
  'not-allowed': 'exports_failure_not_allowed',
  'not-a-reception': 'exports_failure_not_a_reception',
  'too-large': 'exports_failure_too_large',
  redirected: 'exports_failure_redirected',
} as const satisfies Record<Plain, MessageKey>;

type Unknown = Extract<DeliveryFailure, { kind: 'unknown' }>['why'];

const unknown = {
  'timed-out': 'exports_unknown_timed_out',
  cut: 'exports_unknown_cut',
  cancelled: 'exports_unknown_cancelled',
  'portal-failed': 'exports_unknown_portal_failed',
} as const satisfies Record<Unknown, MessageKey>;

/** Why the feed has not arrived, as far as anybody knows, and what to do. */
export function deliveryWords(failure: DeliveryFailure, now: number): string {
  switch (failure.kind) {
    case 'bad-endpoint':
      return endpointFaultWords(failure.fault);
    case 'doubtful-endpoint':
      return message('exports_doubt', failure.doubt.endpointRne, failure.doubt.portalRne);
    case 'too-soon':
      return message('exports_failure_too_soon', momentWords(failure.maySendAt, now));
    case 'refused':
      return message('exports_failure_refused');
    case 'busy':
      return failure.forMilliseconds === null
        ? message('exports_failure_busy')
        : plural('exports_failure_busy_minutes', Math.ceil(failure.forMilliseconds / 60_000));
    case 'unknown':
      return message(unknown[failure.why]);
    default:
      return message(plain[failure.kind]);
  }
}

export const profileWords = {
  'recia-naissance': { label: 'exports_profile_birth', hint: 'exports_profile_birth_hint' },
  'recia-groupes': { label: 'exports_profile_groups', hint: 'exports_profile_groups_hint' },
  entcore: { label: 'exports_profile_entcore', hint: 'exports_profile_entcore_hint' },
} as const satisfies Record<FeedProfile, { label: MessageKey; hint: MessageKey }>;

export const encodingWords = {
  'windows-1252': 'exports_encoding_1252',
  'utf-8': 'exports_encoding_utf8',
} as const satisfies Record<FeedEncoding, MessageKey>;

const fieldNames = {
  EMPRUNTEUR_M: 'exports_field_name',
  DATE_NAISSANCE_M: 'exports_field_birth_date',
  DIVEMPR_M: 'exports_field_groups',
  ADRESSE_M: 'exports_field_address',
  CODE_POSTAL_M: 'exports_field_postal_code',
  VILLE_M: 'exports_field_town',
  TEL_M: 'exports_field_phone',
  MEL_M: 'exports_field_email',
  STATUT_M_M: 'exports_field_status',
  CLASSE_M: 'exports_field_class',
  COMPTE_M: 'exports_field_account',
  MOT_DE_PASSE_M: 'exports_field_password',
  IDENTITE_ENT_M: 'exports_field_key',
  TYPE_EMPRUNTEUR_M: 'exports_field_kind',
} as const satisfies Record<FeedField, MessageKey>;

const endpointFaults = {
  empty: 'fault_empty_address',
  'not-an-address': 'fault_not_an_address',
  'not-https': 'fault_not_https',
  credentials: 'fault_credentials',
  'not-only-a-path': 'exports_fault_only_path',
  'no-editor-and-rne': 'exports_fault_no_editor',
} as const satisfies Record<EndpointFault, MessageKey>;

export function fieldWords(field: FeedField): string {
  return message(fieldNames[field]);
}

export function endpointFaultWords(fault: EndpointFault): string {
  return message(endpointFaults[fault]);
}

export function keyWords(rule: KeyRule): string {
  return rule.kind === 'number' ? rule.name : message('exports_key_derived');
}

/** The time of day, with the day where it is not today. */
export function momentWords(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const format = sameDay
    ? ({ timeStyle: 'short' } as const)
    : ({ dateStyle: 'long', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(language(), format).format(at);
}

/** In one line what holds: `Naissance · clé : INE · enregistré en fichier`. */
export function settingsSummary({ profile, endpoint, keyRule }: FeedSettings): string {
  const way =
    endpoint === null
      ? message('exports_summary_file')
      : message('exports_summary_sent', new URL(endpoint).hostname);
  const key = keyRule === null ? [] : [message('exports_summary_key', keyWords(keyRule))];
  return [message(profileWords[profile].label), ...key, way].join(' · ');
}

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

/** What of a stored roster costs somebody their place, or a field, when it is looked at for a portal. */
const findingKeys: Partial<Record<FindingKind, MessageKey>> = {
  leaver: 'exports_finding_leaver',
  'other-school': 'exports_finding_other_school',
  'duplicate-number': 'exports_finding_duplicate_number',
  'missing-number': 'exports_finding_missing_number',
  'duplicate-key': 'exports_finding_duplicate_key',
  'missing-class': 'exports_finding_missing_class',
  'missing-birth-date': 'exports_finding_missing_birth_date',
  'future-birth-date': 'exports_finding_future_birth_date',
};

/** `text` is what was read: a number, a school, a day. */
export function findingWords(kind: FindingKind, text: string): string {
  return message(findingKeys[kind] ?? 'exports_finding_other', text);
}

const troubleKeys = {
  worker: 'exports_trouble_worker',
  'settings-not-saved': 'exports_trouble_settings',
  'no-key': 'exports_trouble_no_key',
  nobody: 'exports_trouble_nobody',
  unverified: 'exports_trouble_unverified',
  changed: 'exports_trouble_changed',
} as const satisfies Record<Exclude<ExportTrouble['kind'], 'storage'>, MessageKey>;

/** What is the matter, and what to do. */
export function troubleWords(trouble: ExportTrouble): string {
  return trouble.kind === 'storage' ? storageWords(trouble.failure.kind) : message(troubleKeys[trouble.kind]);
}
