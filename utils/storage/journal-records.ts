import { z } from 'zod';
import { deliveryFailureKinds } from '../domain/delivery.ts';
import { type JournalEntry, type JournalEvent, listKinds } from '../domain/journal.ts';

const portalId = z.string();
const exportId = z.string();
const count = z.number().int().nonnegative();

const StoredEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('list-imported'), list: z.enum(listKinds), users: count, leftOut: count }),
  z.object({ kind: z.literal('roster-deleted') }),
  z.object({
    kind: z.literal('key-rule-chosen'),
    portalId,
    rule: z.enum(['number', 'derived']),
    number: z.string().nullable(),
  }),
  z.object({
    kind: z.enum(['export-saved', 'export-sent', 'export-unknown']),
    portalId,
    exportId,
    users: count,
  }),
  z.object({
    kind: z.literal('export-failed'),
    portalId,
    exportId,
    reason: z.enum(deliveryFailureKinds),
  }),
  z.object({ kind: z.enum(['export-held', 'export-confirmed']), portalId, removed: count, changed: count }),
  z.object({ kind: z.enum(['file-purged', 'file-erased']), portalId, exportId }),
  z.object({ kind: z.literal('stray-files-purged'), count }),
  z.object({ kind: z.enum(['portal-added', 'portal-changed', 'portal-removed']), portalId }),
  z.object({ kind: z.enum(['token-remembered', 'token-forgotten']), portalId }),
]) satisfies z.ZodType<JournalEvent>;

/** A journal entry as it is stored. */
export const StoredEntry = z.object({
  at: z.number(),
  event: StoredEvent,
}) satisfies z.ZodType<JournalEntry>;
