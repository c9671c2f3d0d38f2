import type { DeliveryFailure, Receipt } from '../../../utils/domain/delivery.ts';
import type { ExportOrder } from '../../../utils/domain/export-preview.ts';
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
import { createStore, type Readable } from '../../shared/store.ts';
import { answered, type ExportsServices, type SendOrder } from '../admin-model.ts';
import { type BuiltExport, type RunView, stored } from './exports-model.ts';

const emptyView: RunView = {
  feed: { kind: 'none' },
  delivery: { kind: 'none' },
  trouble: null,
  unrecorded: null,
};

export type ExportRunSession = ReturnType<typeof createExportRun>;

/**
 * Builds a feed, then sends or saves it; it is recorded in the archive before it leaves. Calls `onExported` after a feed
 * was saved or received.
 */
export function createExportRun(services: ExportsServices, onExported: () => void) {
  const state = createStore(emptyView);
  const view: Readable<RunView> = state;
  let controller = new AbortController();
  /** The archive record of the current feed, once an attempt to send it was made. */
  let sent: { readonly id: string; readonly outcome: ExportOutcome } | null = null;
  let otherSchool = false;

  const put = (part: Partial<RunView>) => state.set({ ...view.get(), ...part });

  async function build(order: ExportOrder, confirmed: number | null): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    sent = null;
    put({ ...emptyView, feed: { kind: 'building', done: 0 } });
    const progress = (done: number) => {
      if (!signal.aborted) put({ feed: { kind: 'building', done } });
    };
    const failed = (error: unknown) => {
      if (!signal.aborted) services.failed(error);
    };
    const built = await answered(services.buildFeed(order, { progress, signal }), { failed });
    if (signal.aborted) return;
    if (!built.ok) return put({ ...emptyView, trouble: built.failure });
    const { hold } = built.value.plan;
    if (hold !== null && hold.number !== confirmed)
      return put({ ...emptyView, trouble: { kind: 'changed' } });
    put({ feed: { kind: 'built', feed: built.value, portal: order.portal, saved: false } });
  }

  async function journal(event: JournalEvent): Promise<void> {
    const written = await stored(services.writeJournal(event), services);
    if (!written.ok) put({ unrecorded: written.failure });
  }

  async function save(): Promise<void> {
    const current = view.get().feed;
    if (current.kind !== 'built') return;
    const { feed, portal, saved } = current;
    if (saved) return services.saveFeed(feed.fileName, feed.bytes);
    const record = recordOf(services, current, portal.rne, { kind: 'saved' });
    if (record === null) return;
    const kept = await stored(services.keepExport(record, feed.bytes, feed.fingerprints), services);
    if (!kept.ok) return put({ trouble: kept.failure });
    if (view.get().feed === current) put({ feed: { ...current, saved: true }, trouble: null });
    services.saveFeed(feed.fileName, feed.bytes);
    await journal({
      kind: 'export-saved',
      portalId: portal.id,
      exportId: record.id,
      users: feed.plan.going,
    });
    onExported();
  }

  /** The feed that may be sent now, else null. */
  function sendable(): BuiltExport | null {
    const { feed, delivery } = view.get();
    return feed.kind === 'built' && delivery.kind !== 'sending' ? feed : null;
  }

  async function prepare(): Promise<void> {
    const current = sendable();
    if (current === null) return;
    const { feed, portal } = current;
    const endpoint = readEndpoint(portal.feed?.endpoint ?? '');
    if (!endpoint.ok)
      return put({
        delivery: { kind: 'failed', failure: { kind: 'bad-endpoint', fault: endpoint.failure } },
      });
    const archive = await stored(services.listExports(), services);
    if (!archive.ok) return put({ trouble: archive.failure });
    const { records } = archive.value;
    const free = maySendAt(records, { rne: endpoint.value.rne, sha256: feed.sha256 }, services.now());
    put({
      trouble: null,
      delivery:
        free === null
          ? { kind: 'confirming' }
          : { kind: 'failed', failure: { kind: 'too-soon', maySendAt: free } },
    });
  }

  /** Records an attempt to send; null on failure, and the feed must then not be sent. */
  async function recordAttempt(
    current: BuiltExport,
    rne: Rne,
  ): Promise<{ readonly id: string; readonly at: number } | null> {
    const outcome: ExportOutcome = { kind: 'unknown', at: services.now() };
    const record = sent === null ? recordOf(services, current, rne, outcome) : null;
    const id = sent?.id ?? record?.id ?? '';
    const written =
      record === null
        ? await stored(services.settleExport(id, outcome, null), services)
        : await stored(services.keepExport(record, current.feed.bytes, null), services);
    if (written.ok) return { id, at: outcome.at };
    put({ delivery: { kind: 'none' }, trouble: written.failure });
    return null;
  }

  /** Reads the archive and the token; on failure reports it and returns null. */
  async function readForDelivery(portal: Portal): Promise<Pick<SendOrder, 'earlier' | 'token'> | null> {
    const archive = await stored(services.listExports(), services);
    const token = await stored(services.readToken(portal.id), services);
    if (!archive.ok) put({ delivery: { kind: 'none' }, trouble: archive.failure });
    else if (!token.ok) put({ delivery: { kind: 'none' }, trouble: token.failure });
    else if (token.value === null) put({ delivery: { kind: 'failed', failure: { kind: 'bad-token' } } });
    else return { earlier: archive.value.records, token: token.value.token };
    return null;
  }

  async function send(otherSchoolConfirmed: boolean): Promise<void> {
    const current = sendable();
    if (current === null) return;
    const { feed, portal } = current;
    const endpoint = readEndpoint(portal.feed?.endpoint ?? '');
    if (!endpoint.ok) return;
    const { address, rne } = endpoint.value;
    // When the user declines, `sendFeed` finds the permission missing and fails.
    const permission = services.requestSendPermission(address).catch(services.failed);
    controller = new AbortController();
    otherSchool = otherSchoolConfirmed;
    put({ delivery: { kind: 'sending', cancelling: false }, trouble: null, unrecorded: null });
    await permission;
    const read = await readForDelivery(portal);
    if (read === null) return;
    const before = sent?.outcome ?? null;
    const attempt = await recordAttempt(current, rne);
    if (attempt === null) return;
    sent = { id: attempt.id, outcome: { kind: 'unknown', at: attempt.at } };
    const order = { endpoint: address, portal, otherSchoolConfirmed, feed, ...read };
    const delivery = await deliver(services, order, controller.signal);
    await settle(attempt.id, current, delivery, outcomeAfter(before, delivery, services.now()));
  }

  async function settle(
    id: string,
    { feed, portal }: BuiltExport,
    delivery: Result<Receipt, DeliveryFailure>,
    outcome: ExportOutcome,
  ): Promise<void> {
    sent = { id, outcome };
    const fingerprints = outcome.kind === 'sent' ? feed.fingerprints : null;
    const settled = await stored(services.settleExport(id, outcome, fingerprints), services);
    put({
      delivery: delivery.ok
        ? { kind: 'sent', receipt: delivery.value }
        : { kind: 'failed', failure: delivery.failure },
      unrecorded: settled.ok ? null : settled.failure,
    });
    await journal(eventOf(outcome, { portalId: portal.id, exportId: id }, feed.plan.going));
    if (delivery.ok) onExported();
  }

  return {
    view,
    build,
    cancel() {
      controller.abort();
      const { feed, delivery } = view.get();
      if (feed.kind === 'building') put(emptyView);
      else if (delivery.kind === 'sending') put({ delivery: { kind: 'sending', cancelling: true } });
    },
    save,
    /** Checks whether the feed may be sent now, then asks for confirmation. */
    prepare,
    /** Requires user activation: call synchronously from the click handler. */
    send,
    /** Sends the same bytes again after an attempt with an unknown outcome. Requires user activation. */
    retry: () => send(otherSchool),
    cancelConfirmation: () => put({ delivery: { kind: 'none' } }),
    /** Drops the feed, unless it is being sent. */
    discard() {
      if (view.get().delivery.kind === 'sending') return;
      controller.abort();
      sent = null;
      put(emptyView);
    },
    /** True while choices are locked: a feed is being built or sent, or has an unknown outcome. */
    isPending() {
      const { feed, delivery } = view.get();
      return feed.kind === 'building' || delivery.kind === 'sending' || sent?.outcome.kind === 'unknown';
    },
  };
}

/** Null for a portal without export settings. */
function recordOf(
  services: ExportsServices,
  { feed, portal }: BuiltExport,
  rne: Rne,
  outcome: ExportOutcome,
): ExportRecord | null {
  if (portal.feed === undefined) return null;
  const { profile, encoding } = portal.feed;
  return newExport({
    ...{ id: crypto.randomUUID(), portalId: portal.id, portalName: portal.name, rne, at: services.now() },
    ...{ profile, encoding, counts: feed.plan.byRole, bytes: feed.bytes.length },
    ...{ sha256: feed.sha256, fileName: feed.fileName, outcome },
  });
}

/** Sends a feed; after an unexpected error the outcome is unknown. */
async function deliver(
  services: ExportsServices,
  order: SendOrder,
  signal: AbortSignal,
): Promise<Result<Receipt, DeliveryFailure>> {
  try {
    return await services.sendFeed(order, signal);
  } catch (error) {
    services.failed(error);
    return fail({ kind: 'unknown', why: 'cut' });
  }
}

function eventOf(
  outcome: ExportOutcome,
  ids: { readonly portalId: string; readonly exportId: string },
  users: number,
): JournalEvent {
  if (outcome.kind === 'failed') return { kind: 'export-failed', ...ids, reason: outcome.reason };
  const kind = outcome.kind === 'sent' ? 'export-sent' : 'export-unknown';
  return { kind, ...ids, users };
}
