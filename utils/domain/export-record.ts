import type { DeliveryFailure, DeliveryFailureKind, Receipt } from './delivery.ts';
import type { FeedEncoding, FeedProfile } from './feed.ts';
import type { Result } from './result.ts';
import type { Rne } from './rne.ts';
import type { Role } from './user.ts';

const minute = 60_000;

/** Retention of an exported file; portals keep a received file as long. */
const keptMilliseconds = 72 * 60 * minute;

/** Minimum interval between two feeds for one RNE (GIP-RECIA/Esidoc-WS, DelayServiceImpl). */
const betweenFeedsMilliseconds = 30 * minute;

/** Instants are milliseconds since 1970. The portal's texts are not stored: they may contain personal data. */
export type ExportOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'sent'; readonly at: number; readonly receivedBefore: boolean }
  | { readonly kind: 'failed'; readonly at: number; readonly reason: DeliveryFailureKind }
  /** Being sent, or interrupted: the portal may have received it. Stored before sending, so that a crash leaves it. */
  | { readonly kind: 'unknown'; readonly at: number };

/** The age of a file, counted so that a clock set back cannot reduce it. */
interface KeptFor {
  readonly milliseconds: number;
  /** The clock's time when this was counted. */
  readonly asOf: number;
}

/** The record of an export, without its file and personal data; it stays as evidence that the file was deleted. */
export interface ExportRecord {
  readonly id: string;
  readonly portalId: string;
  readonly portalName: string;
  /** Of the endpoint when it was sent, of the portal when it was saved. */
  readonly rne: Rne;
  /** When the file was built, in milliseconds since 1970. */
  readonly at: number;
  readonly profile: FeedProfile;
  readonly encoding: FeedEncoding;
  readonly counts: Readonly<Record<Role, number>>;
  /** The file's size. */
  readonly bytes: number;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  readonly fileName: string;
  readonly outcome: ExportOutcome;
  readonly keptFor: KeptFor;
  /** When the file was deleted; null while it is stored. */
  readonly purgedAt: number | null;
}

/** Creates the record of a new file. */
export function newExport(made: Omit<ExportRecord, 'keptFor' | 'purgedAt'>): ExportRecord {
  return { ...made, keptFor: { milliseconds: 0, asOf: made.at }, purgedAt: null };
}

/** The file's remaining retention in milliseconds: 0 when it is due for deletion, or deleted. */
export function timeLeft(record: ExportRecord, now: number): number {
  if (record.purgedAt !== null) return 0;
  return Math.max(0, keptMilliseconds - countedTo(record.keptFor, now).milliseconds);
}

/** The records whose file is due for deletion. */
export function purgeDue(records: readonly ExportRecord[], now: number): readonly ExportRecord[] {
  return records.filter((record) => record.purgedAt === null && timeLeft(record, now) === 0);
}

/** The record with its age counted to now, and marked as purged when due. */
export function afterPurge(record: ExportRecord, now: number): ExportRecord {
  if (record.purgedAt !== null) return record;
  const keptFor = countedTo(record.keptFor, now);
  return { ...record, keptFor, purgedAt: keptFor.milliseconds >= keptMilliseconds ? now : null };
}

/** The record of a file that the administrator deletes early; unchanged when it is deleted already. */
export function afterErasure(record: ExportRecord, now: number): ExportRecord {
  if (record.purgedAt !== null) return record;
  return { ...record, keptFor: countedTo(record.keptFor, now), purgedAt: now };
}

/**
 * Adds the time since the last count; a clock that was set back adds nothing and removes nothing, so that the file is
 * deleted after 72 hours of clock time plus at most one interval per change. A clock set forward deletes early, which
 * loses only a file that can be built again.
 */
function countedTo({ milliseconds, asOf }: KeptFor, now: number): KeptFor {
  return { milliseconds: milliseconds + Math.max(0, now - asOf), asOf: now };
}

/**
 * The export's outcome after a delivery. `before` is the outcome before this attempt, null for the first: a failure that
 * is not about the bytes does not resolve an earlier unknown outcome.
 */
export function outcomeAfter(
  before: ExportOutcome | null,
  delivery: Result<Receipt, DeliveryFailure>,
  now: number,
): ExportOutcome {
  if (delivery.ok) return { kind: 'sent', ...delivery.value };
  const { kind } = delivery.failure;
  const isAboutBytes = kind === 'refused' || kind === 'too-large';
  if (before?.kind === 'unknown' && !isAboutBytes) return before;
  return kind === 'unknown' ? { kind, at: now } : { kind: 'failed', at: now, reason: kind };
}

/** Identifies the bytes of a feed for one school. */
interface FeedIdentity {
  readonly rne: Rne;
  readonly sha256: string;
}

/** The records of earlier attempts to send these bytes whose outcome is unknown. */
export function unsettled(
  records: readonly ExportRecord[],
  { rne, sha256 }: FeedIdentity,
): readonly ExportRecord[] {
  return records.filter(
    (record) => record.rne === rne && record.sha256 === sha256 && record.outcome.kind === 'unknown',
  );
}

/**
 * The earliest instant at which a feed may be sent to this school; null for now. After an unknown outcome the same bytes
 * may be sent again at once, other bytes wait as after a delivery. Deliveries in the future, from a clock that was set
 * back, are ignored: the portal itself may still refuse.
 */
export function maySendAt(records: readonly ExportRecord[], feed: FeedIdentity, now: number): number | null {
  const deliveries = records
    .filter(({ rne }) => rne === feed.rne)
    .map(({ outcome, sha256 }) => {
      if (outcome.kind === 'sent') return outcome.at;
      return outcome.kind === 'unknown' && sha256 !== feed.sha256 ? outcome.at : null;
    })
    .filter((at) => at !== null && at <= now);
  const free = Math.max(0, ...deliveries.map((at) => (at ?? 0) + betweenFeedsMilliseconds));
  return free > now ? free : null;
}
