import { z } from 'zod';
import { deliveryFailureKinds } from '../domain/delivery.ts';
import type { ExportOutcome, ExportRecord } from '../domain/export-record.ts';
import { feedEncodings, feedProfiles } from '../domain/feed.ts';
import { RneCode } from './domain-fields.ts';

const Outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved') }),
  z.object({ kind: z.literal('sent'), at: z.number(), receivedBefore: z.boolean() }),
  z.object({ kind: z.literal('failed'), at: z.number(), reason: z.enum(deliveryFailureKinds) }),
  z.object({ kind: z.literal('unknown'), at: z.number() }),
]) satisfies z.ZodType<ExportOutcome>;

/** An export as it is stored. */
export const StoredExport = z.object({
  id: z.string().min(1),
  portalId: z.string(),
  portalName: z.string(),
  rne: RneCode,
  at: z.number(),
  profile: z.enum(feedProfiles),
  encoding: z.enum(feedEncodings),
  counts: z.object({
    pupil: z.number(),
    teacher: z.number(),
    staff: z.number(),
    parent: z.number(),
    other: z.number(),
  }),
  bytes: z.number(),
  sha256: z.string(),
  fileName: z.string(),
  outcome: Outcome,
  keptFor: z.object({ milliseconds: z.number(), asOf: z.number() }),
  purgedAt: z.number().nullable(),
}) satisfies z.ZodType<ExportRecord>;

/** The bytes of an export's file as they are stored. */
export const StoredFile = z.object({ id: z.string(), bytes: z.instanceof(Uint8Array<ArrayBuffer>) });
