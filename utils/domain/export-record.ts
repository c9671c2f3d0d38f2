import type { DeliveryFailure, DeliveryFailureKind, Receipt } from './delivery.ts';
import type { FeedEncoding, FeedProfile } from './feed.ts';
import type { Result } from './result.ts';
import type { Rne } from './rne.ts';
import type { Role } from './user.ts';

const minute = 60_000;

/** The portal's own keeping of a received file is 72 hours too. */
const keptMilliseconds = 72 * 60 * minute;

/** An exporter that is in use leaves this long between two feeds for one RNE (GIP-RECIA/Esidoc-WS, DelayServiceImpl). */
const betweenFeedsMilliseconds = 30 * minute;

/** What became of an export. Instants are milliseconds since 1970. The portal's own words are not kept: they may name people. */
export type ExportOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'sent'; readonly at: number; readonly receivedBefore: boolean }
  | { readonly kind: 'failed'; readonly at: number; readonly reason: DeliveryFailureKind }
  /** Under way since then, or cut off: it may have arrived. Written before sending, so that it outlives a crash. */
  | { readonly kind: 'unknown'; readonly at: number };

/** How long a file has been kept, counted so that a clock set back cannot make it younger. */
interface KeptFor {
  readonly milliseconds: number;
  /** What the clock showed when this was counted. */
  readonly asOf: number;
}

/** What is kept of an export, its file apart: it names nobody, and stays as the proof that the file was purged. */
export interface ExportRecord {
  readonly id: string;
  readonly portalId: string;
  readonly portalName: string;
  /** Under whose number it went out: the endpoint's where it was sent, the portal's where it was saved. */
  readonly rne: Rne;
  /** When the file was made. */
  readonly at: number;
  readonly profile: FeedProfile;
  readonly encoding: FeedEncoding;
  readonly counts: Readonly<Record<Role, number>>;
  /** The file's length. */
  readonly bytes: number;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  readonly fileName: string;
  readonly outcome: ExportOutcome;
  readonly keptFor: KeptFor;
  /** When the file was deleted; null while it is kept. */
  readonly purgedAt: number | null;
}

/** A record of a file made now. */
export function newExport(made: Omit<ExportRecord, 'keptFor' | 'purgedAt'>): ExportRecord {
  return { ...made, keptFor: { milliseconds: 0, asOf: made.at }, purgedAt: null };
}

/** How long the file may still be kept, in milliseconds: 0 when it is to be purged, or is. */
export function timeLeft(record: ExportRecord, now: number): number {
  if (record.purgedAt !== null) return 0;
  return Math.max(0, keptMilliseconds - countedTo(record.keptFor, now).milliseconds);
}

/** The records whose file is to be purged. */
export function purgeDue(records: readonly ExportRecord[], now: number): readonly ExportRecord[] {
  return records.filter((record) => record.purgedAt === null && timeLeft(record, now) === 0);
}

/** The record after a look at the clock: purged where that is due, else with the time counted to now. */
export function afterPurge(record: ExportRecord, now: number): ExportRecord {
  if (record.purgedAt !== null) return record;
  const keptFor = countedTo(record.keptFor, now);
  return { ...record, keptFor, purgedAt: keptFor.milliseconds >= keptMilliseconds ? now : null };
}

/** The record of a file that is deleted before its time, at the administrator's wish; one that is purged stays as it is. */
export function afterErasure(record: ExportRecord, now: number): ExportRecord {
  if (record.purgedAt !== null) return record;
  return { ...record, keptFor: countedTo(record.keptFor, now), purgedAt: now };
}

/**
 * Time adds up from one look at the clock to the next, and a clock that was set back adds nothing and takes nothing
 * away: the file goes after 72 hours of clock time however far back it was set, at most one look later for each time.
 * A clock set forward purges early, which loses only a file that can be made again.
 */
function countedTo({ milliseconds, asOf }: KeptFor, now: number): KeptFor {
  return { milliseconds: milliseconds + Math.max(0, now - asOf), asOf: now };
}

/**
 * What a delivery's end tells of the export. `before` is what was known before this try, null at the first: a try that
 * failed on its own account says nothing of an earlier one that may have arrived.
 */
export function outcomeAfter(
  before: ExportOutcome | null,
  delivery: Result<Receipt, DeliveryFailure>,
  now: number,
): ExportOutcome {
  if (delivery.ok) return { kind: 'sent', ...delivery.value };
  const { kind } = delivery.failure;
  const judgesTheBytes = kind === 'refused' || kind === 'too-large';
  if (before?.kind === 'unknown' && !judgesTheBytes) return before;
  return kind === 'unknown' ? { kind, at: now } : { kind: 'failed', at: now, reason: kind };
}

/** A feed that is about to be sent. */
export interface ExportRun {
  readonly rne: Rne;
  readonly sha256: string;
}

/** The records of tries to send these very bytes whose end nobody saw. */
export function unsettled(
  records: readonly ExportRecord[],
  { rne, sha256 }: ExportRun,
): readonly ExportRecord[] {
  return records.filter(
    (record) => record.rne === rne && record.sha256 === sha256 && record.outcome.kind === 'unknown',
  );
}

/**
 * When another feed for this school may go: null at once, or the instant before which it may not. Bytes whose first
 * try may have failed may always be tried again; others wait after it as after a delivery. A delivery in the future
 * tells of a clock set back: nobody waits for that, and the portal itself may still refuse.
 */
export function maySendAt(
  records: readonly ExportRecord[],
  departure: ExportRun,
  now: number,
): number | null {
  const arrivals = records
    .filter(({ rne }) => rne === departure.rne)
    .map(({ outcome, sha256 }) => {
      if (outcome.kind === 'sent') return outcome.at;
      return outcome.kind === 'unknown' && sha256 !== departure.sha256 ? outcome.at : null;
    })
    .filter((at) => at !== null && at <= now);
  const free = Math.max(0, ...arrivals.map((at) => (at ?? 0) + betweenFeedsMilliseconds));
  return free > now ? free : null;
}
