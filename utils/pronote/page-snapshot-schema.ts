import { z } from 'zod';
import {
  generationNames,
  lineNames,
  type PageSnapshot,
  pageKinds,
  personStates,
  widgetStates,
} from '../domain/page-snapshot.ts';

const Snapshot = z.strictObject({
  kind: z.enum(pageKinds),
  framed: z.boolean(),
  version: z
    .string()
    .regex(/^\d{4}(\.\d{1,4}){1,3}$/)
    .nullable(),
  generation: z.enum(generationNames).nullable(),
  repaired: z.boolean(),
  lines: z
    .array(
      z.strictObject({
        name: z.enum(lineNames),
        state: z.enum(['found', 'absent', 'refused']),
        expected: z.boolean(),
      }),
    )
    .max(lineNames.length)
    .readonly(),
  person: z.enum(personStates),
  widget: z.enum(widgetStates),
  panel: z.boolean(),
}) satisfies z.ZodType<PageSnapshot>;

/**
 * Parses a page probe's result; null for anything else. It comes from a page's process, so no field may contain free
 * text.
 */
export function parsePageSnapshot(result: unknown): PageSnapshot | null {
  const snapshot = Snapshot.safeParse(result);
  return snapshot.success ? snapshot.data : null;
}

/** The most informative of several snapshots, a home page first; null without any. */
export function mostTelling(snapshots: readonly PageSnapshot[]): PageSnapshot | null {
  const [best = null] = snapshots.toSorted((a, b) => pageKinds.indexOf(a.kind) - pageKinds.indexOf(b.kind));
  return best;
}
