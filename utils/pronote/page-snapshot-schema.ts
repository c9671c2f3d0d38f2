import { z } from 'zod';
import {
  generationNames,
  lineNames,
  type PageSnapshot,
  pageKinds,
  personStates,
  widgetStates,
} from '../domain/page-snapshot.ts';

const StepResult = z.strictObject({
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
 * What a look into a page brought back, or null for anything else: it was made in a page's process, which could have
 * put words of its own there. No field can hold any.
 */
export function parsePageSnapshot(answer: unknown): PageSnapshot | null {
  const look = StepResult.safeParse(answer);
  return look.success ? look.data : null;
}

/** The one that says most, of several pages that are open: a home page before all others. */
export function mostTelling(looks: readonly PageSnapshot[]): PageSnapshot | null {
  const [best = null] = looks.toSorted((a, b) => pageKinds.indexOf(a.kind) - pageKinds.indexOf(b.kind));
  return best;
}
