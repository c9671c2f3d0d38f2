import type { DeliveryFailureKind } from './delivery.ts';
import type { KeyRule } from './user.ts';

/** Identifiers of the national lists. Any other name is the header of a column, which may be anything. */
const knownNumbers = ['INE', 'ELEVE_ID', 'ELENOET', 'STS'] as const;

export const listKinds = ['pronote', 'siecle', 'sts'] as const;

/** An action of the administrator, or of the extension for them. Contains no name of a person or file. */
export type JournalEvent =
  | {
      readonly kind: 'list-imported';
      readonly list: (typeof listKinds)[number];
      readonly users: number;
      readonly leftOut: number;
    }
  | { readonly kind: 'roster-deleted' }
  /** `number` is null for a column that is not of the national lists. */
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
  /** A large change waits for the administrator's confirmation, and has got it. */
  | {
      readonly kind: 'export-held' | 'export-confirmed';
      readonly portalId: string;
      readonly removed: number;
      readonly changed: number;
    }
  /** `file-erased`: by the administrator, before the end of the retention. */
  | {
      readonly kind: 'file-purged' | 'file-erased';
      readonly portalId: string;
      readonly exportId: string;
    }
  /** Files without a readable record: the end of their retention was unknown. */
  | { readonly kind: 'stray-files-purged'; readonly count: number }
  | { readonly kind: 'portal-added' | 'portal-changed' | 'portal-removed'; readonly portalId: string }
  | { readonly kind: 'token-remembered' | 'token-forgotten'; readonly portalId: string };

export interface JournalEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly event: JournalEvent;
}

/**
 * The maximum number of entries: several years of a busy school. Not a maximum age, since a clock that is set forward by
 * mistake would delete them all.
 */
export const longestJournal = 5_000;

/** The event for a key rule, without the header of a column that is not of the national lists. */
export function keyRuleChosen(portalId: string, rule: KeyRule): JournalEvent {
  const number = rule.kind === 'number' ? (knownNumbers.find((name) => name === rule.name) ?? null) : null;
  return { kind: 'key-rule-chosen', portalId, rule: rule.kind, number };
}

export const journalColumns = ['at', 'kind', 'portalId', 'exportId', 'details'] as const;

/** One entry as the cells of `journalColumns`: the time in UTC (ISO 8601); missing values are empty. */
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
