import type { DeliveryFailureKind } from './delivery.ts';
import type { KeyRule } from './user.ts';

/** Identifiers whose names are the national lists' own. Any other is a column's header, which may be anything. */
const knownNumbers = ['INE', 'ELEVE_ID', 'ELENOET', 'STS'] as const;

export const listKinds = ['pronote', 'siecle', 'sts'] as const;

/** What the administrator did, or was done for them. It names no person, and no file that may be named after one. */
export type JournalEvent =
  | {
      readonly kind: 'list-imported';
      readonly list: (typeof listKinds)[number];
      readonly users: number;
      readonly leftOut: number;
    }
  | { readonly kind: 'roster-deleted' }
  /** `number` is null for a column of the school's own. */
  | {
      readonly kind: 'key-rule-chosen';
      readonly portalId: string;
      readonly rule: KeyRule['kind'];
      readonly number: string | null;
    }
  | {
      readonly kind: 'export-saved' | 'export-sent' | 'export-unknown';
      readonly portalId: string;
      readonly exportId: string;
      readonly users: number;
    }
  | {
      readonly kind: 'export-failed';
      readonly portalId: string;
      readonly exportId: string;
      readonly reason: DeliveryFailureKind;
    }
  /** A large change waits for the administrator's word, and has got it. */
  | {
      readonly kind: 'export-held' | 'export-confirmed';
      readonly portalId: string;
      readonly removed: number;
      readonly changed: number;
    }
  /** `file-erased`: before its time, at the administrator's wish. */
  | {
      readonly kind: 'file-purged' | 'file-erased';
      readonly portalId: string;
      readonly exportId: string;
    }
  /** Files whose record could not be read, so that nobody could tell how old they were. */
  | { readonly kind: 'stray-files-purged'; readonly count: number }
  | { readonly kind: 'portal-added' | 'portal-changed' | 'portal-removed'; readonly portalId: string }
  | { readonly kind: 'token-remembered' | 'token-forgotten'; readonly portalId: string };

export interface JournalEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly event: JournalEvent;
}

/**
 * The journal's bound, in entries: several years of a busy school. Entries are not dropped by their age, since a clock
 * set forward by mistake would take them all.
 */
export const longestJournal = 5_000;

/** The event for a key rule, without a header of the school's own. */
export function keyRuleChosen(portalId: string, rule: KeyRule): JournalEvent {
  const number = rule.kind === 'number' ? (knownNumbers.find((name) => name === rule.name) ?? null) : null;
  return { kind: 'key-rule-chosen', portalId, rule: rule.kind, number };
}

export const journalColumns = ['at', 'kind', 'portalId', 'exportId', 'details'] as const;

/** One entry as a row of a table: the instant in UTC, then what is known, empty where there is nothing. */
export function journalRow({ at, event }: JournalEntry): readonly string[] {
  const { kind, ...known } = event;
  const details = Object.entries(known)
    .filter(([name, value]) => name !== 'portalId' && name !== 'exportId' && value !== null)
    .map(([name, value]) => `${name}=${value}`);
  return [
    new Date(at).toISOString(),
    kind,
    'portalId' in known ? known.portalId : '',
    'exportId' in known ? known.exportId : '',
    details.join(' '),
  ];
}
