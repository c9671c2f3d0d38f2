import type { DeliveryFailure, Receipt } from '../../../utils/domain/delivery.ts';
import type { BuiltFeed } from '../../../utils/domain/export-preview.ts';
import {
  type ExportOutcome,
  type ExportRecord,
  maySendAt,
  newExport,
  outcomeAfter,
} from '../../../utils/domain/export-record.ts';
import { readEndpoint } from '../../../utils/domain/feed-endpoint.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { fail, type Result } from '../../../utils/domain/result.ts';
import type { Rne } from '../../../utils/domain/rne.ts';
import type { ExportOrder, ExportsPorts, SendOrder } from './exports-model.ts';
import { answered, type ExportTrouble, stored } from './exports-model.ts';

type DeliveryView =
  | { readonly kind: 'none' | 'confirming' }
  | { readonly kind: 'sending'; readonly cancelling: boolean }
  | { readonly kind: 'sent'; readonly receipt: Receipt }
  | { readonly kind: 'failed'; readonly failure: DeliveryFailure };

export type FeedView =
  | { readonly kind: 'none' }
  /** `done` goes from 0 to 1. */
  | { readonly kind: 'building'; readonly done: number }
  | { readonly kind: 'built'; readonly feed: BuiltFeed; readonly portal: Portal; readonly saved: boolean };

interface DepartureView {
  readonly feed: FeedView;
  readonly delivery: DeliveryView;
  /** What could not be done last; null when all went well. */
  readonly trouble: ExportTrouble | null;
  /** What was done is done, and could not be written down in the archive or in the journal. */
  readonly unrecorded: ExportTrouble | null;
}

export interface DepartureSession {
  readonly view: () => DepartureView;
  readonly build: (order: ExportOrder, confirmed: number | null) => Promise<void>;
  readonly cancel: () => void;
  readonly save: () => Promise<void>;
  /** Asks whether it may leave now, and then for a confirmation. */
  readonly prepare: () => Promise<void>;
  /** Must be called in the very click: the browser may have to ask for the host. */
  readonly send: (otherSchoolConfirmed: boolean) => Promise<void>;
  /** The same bytes to the same place, after a try whose end nobody saw. In the click, too. */
  readonly retry: () => Promise<void>;
  readonly refrain: () => void;
  /** Lets go of the feed, unless it is on its way. */
  readonly discard: () => void;
  /** True while other choices must wait: a feed is made, on its way, or may have arrived. */
  readonly isHolding: () => boolean;
}

const nothing: DepartureView = {
  feed: { kind: 'none' },
  delivery: { kind: 'none' },
  trouble: null,
  unrecorded: null,
};

/** Makes a feed, and sends it or saves it: what leaves is written into the archive before it goes. */
export function createExportRun(
  ports: ExportsPorts,
  changed: () => void,
  left: () => void,
): DepartureSession {
  let view = nothing;
  let life = new AbortController();
  /** The record of the feed at hand once it was tried to send it. */
  let sent: { readonly id: string; readonly outcome: ExportOutcome } | null = null;
  /** What was last said of an endpoint of another school. */
  let otherSchool = false;

  function put(part: Partial<DepartureView>): void {
    view = { ...view, ...part };
    changed();
  }

  async function build(order: ExportOrder, confirmed: number | null): Promise<void> {
    life.abort();
    life = new AbortController();
    const { signal } = life;
    sent = null;
    put({ ...nothing, feed: { kind: 'building', done: 0 } });
    const progress = (done: number) => {
      if (!signal.aborted) put({ feed: { kind: 'building', done } });
    };
    const fault = (error: unknown) => {
      if (!signal.aborted) ports.failed(error);
    };
    const built = await answered(ports.build(order, { progress, signal }), fault);
    if (signal.aborted) return;
    if (!built.ok) return put({ ...nothing, trouble: built.failure });
    const { hold } = built.value.plan;
    if (hold !== null && hold.number !== confirmed) return put({ ...nothing, trouble: { kind: 'changed' } });
    put({ feed: { kind: 'built', feed: built.value, portal: order.portal, saved: false } });
  }

  function recordOf(rne: Rne, outcome: ExportOutcome): ExportRecord | null {
    if (view.feed.kind !== 'built') return null;
    const { feed, portal } = view.feed;
    if (portal.feed === undefined) return null;
    const { profile, encoding } = portal.feed;
    return newExport({
      ...{ id: ports.newId(), portalId: portal.id, portalName: portal.name, rne, at: ports.now() },
      ...{ profile, encoding, counts: feed.plan.byRole, bytes: feed.bytes.length },
      ...{ sha256: feed.sha256, fileName: feed.fileName, outcome },
    });
  }

  async function note(event: JournalEvent): Promise<void> {
    const written = await stored(ports.writeJournal(event), ports.failed);
    if (!written.ok) put({ unrecorded: written.failure });
  }

  async function save(): Promise<void> {
    if (view.feed.kind !== 'built') return;
    const { feed, portal, saved } = view.feed;
    if (saved) return ports.download(feed.bytes, feed.fileName);
    const record = recordOf(portal.rne, { kind: 'saved' });
    if (record === null) return;
    const kept = await stored(ports.keep(record, feed.bytes, feed.fingerprints), ports.failed);
    if (!kept.ok) return put({ trouble: kept.failure });
    put({ feed: { ...view.feed, saved: true }, trouble: null });
    ports.download(feed.bytes, feed.fileName);
    const { id, portalId } = record;
    await note({ kind: 'export-saved', portalId, exportId: id, users: feed.plan.going });
    left();
  }

  async function prepare(): Promise<void> {
    if (view.feed.kind !== 'built' || view.delivery.kind === 'sending') return;
    const { feed, portal } = view.feed;
    const endpoint = readEndpoint(portal.feed?.endpoint ?? '');
    if (!endpoint.ok)
      return put({
        delivery: { kind: 'failed', failure: { kind: 'bad-endpoint', fault: endpoint.failure } },
      });
    const records = await stored(ports.records(), ports.failed);
    if (!records.ok) return put({ trouble: records.failure });
    const free = maySendAt(records.value, { rne: endpoint.value.rne, sha256: feed.sha256 }, ports.now());
    put({
      trouble: null,
      delivery:
        free === null
          ? { kind: 'confirming' }
          : { kind: 'failed', failure: { kind: 'too-soon', maySendAt: free } },
    });
  }

  /** Writes down that the feed is about to leave; null when that could not be done, and it must not leave. */
  async function announce(rne: Rne): Promise<{ readonly id: string; readonly at: number } | null> {
    if (view.feed.kind !== 'built') return null;
    const outcome: ExportOutcome = { kind: 'unknown', at: ports.now() };
    const record = sent === null ? recordOf(rne, outcome) : null;
    const id = sent?.id ?? record?.id ?? '';
    const written =
      record === null
        ? await stored(ports.settle(id, outcome, null), ports.failed)
        : await stored(ports.keep(record, view.feed.feed.bytes, null), ports.failed);
    if (written.ok) return { id, at: outcome.at };
    put({ delivery: { kind: 'none' }, trouble: written.failure });
    return null;
  }

  /** What a delivery needs of what is stored; null when that could not be had, which is told. */
  async function provisions(portal: Portal): Promise<Pick<SendOrder, 'earlier' | 'token'> | null> {
    const records = await stored(ports.records(), ports.failed);
    const token = await stored(ports.readToken(portal.id), ports.failed);
    if (!records.ok) put({ delivery: { kind: 'none' }, trouble: records.failure });
    else if (!token.ok) put({ delivery: { kind: 'none' }, trouble: token.failure });
    else if (token.value === null) put({ delivery: { kind: 'failed', failure: { kind: 'bad-token' } } });
    else return { earlier: records.value, token: token.value.token };
    return null;
  }

  async function send(otherSchoolConfirmed: boolean): Promise<void> {
    if (view.feed.kind !== 'built' || view.delivery.kind === 'sending') return;
    const { feed, portal } = view.feed;
    const endpoint = readEndpoint(portal.feed?.endpoint ?? '');
    if (!endpoint.ok) return;
    const { address, rne } = endpoint.value;
    // A refusal is told by `deliver`, which looks for itself.
    const asked = ports.askForHost(address).catch(ports.failed);
    life = new AbortController();
    otherSchool = otherSchoolConfirmed;
    put({ delivery: { kind: 'sending', cancelling: false }, trouble: null, unrecorded: null });
    await asked;
    const provided = await provisions(portal);
    if (provided === null) return;
    const before = sent?.outcome ?? null;
    const announced = await announce(rne);
    if (announced === null) return;
    sent = { id: announced.id, outcome: { kind: 'unknown', at: announced.at } };
    const order = { endpoint: address, portal, otherSchoolConfirmed, feed, ...provided };
    const delivery = await delivered(order);
    await settle(announced.id, before, delivery, feed, portal);
  }

  /** A fault of ours midway leaves nobody knowing how far the feed has come. */
  async function delivered(order: SendOrder): Promise<Result<Receipt, DeliveryFailure>> {
    try {
      return await ports.deliver(order, { progress: () => {}, signal: life.signal });
    } catch (error) {
      ports.failed(error);
      return fail({ kind: 'unknown', why: 'cut' });
    }
  }

  async function settle(
    id: string,
    before: ExportOutcome | null,
    delivery: Result<Receipt, DeliveryFailure>,
    feed: BuiltFeed,
    portal: Portal,
  ): Promise<void> {
    const outcome = outcomeAfter(before, delivery, ports.now());
    sent = { id, outcome };
    const fingerprints = outcome.kind === 'sent' ? feed.fingerprints : null;
    const settled = await stored(ports.settle(id, outcome, fingerprints), ports.failed);
    put({
      delivery: delivery.ok
        ? { kind: 'sent', receipt: delivery.value }
        : { kind: 'failed', failure: delivery.failure },
      unrecorded: settled.ok ? null : settled.failure,
    });
    await note(eventOf(outcome, { portalId: portal.id, exportId: id }, feed.plan.going));
    if (delivery.ok) left();
  }

  return {
    view: () => view,
    build,
    cancel() {
      life.abort();
      if (view.feed.kind === 'building') put(nothing);
      else if (view.delivery.kind === 'sending') put({ delivery: { kind: 'sending', cancelling: true } });
    },
    save,
    prepare,
    send,
    retry: () => send(otherSchool),
    refrain: () => put({ delivery: { kind: 'none' } }),
    discard() {
      if (view.delivery.kind === 'sending') return;
      life.abort();
      sent = null;
      put(nothing);
    },
    isHolding: () =>
      view.feed.kind === 'building' || view.delivery.kind === 'sending' || sent?.outcome.kind === 'unknown',
  };
}

function eventOf(
  outcome: ExportOutcome,
  of: { readonly portalId: string; readonly exportId: string },
  users: number,
): JournalEvent {
  if (outcome.kind === 'failed') return { kind: 'export-failed', ...of, reason: outcome.reason };
  const kind = outcome.kind === 'sent' ? 'export-sent' : 'export-unknown';
  return { kind, ...of, users };
}
