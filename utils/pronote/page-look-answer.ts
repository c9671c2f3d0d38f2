import { z } from 'zod';
import {
  generationNames,
  lineNames,
  type PageLook,
  pageKinds,
  personStates,
  widgetStates,
} from '../domain/page-look.ts';

const Look = z.strictObject({
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
}) satisfies z.ZodType<PageLook>;

/**
 * What a look into a page brought back, or null for anything else: it was made in a page's process, which could have
 * put words of its own there. No field can hold any.
 */
export function readPageLook(answer: unknown): PageLook | null {
  const look = Look.safeParse(answer);
  return look.success ? look.data : null;
}

/** The one that says most, of several pages that are open: a home page before all others. */
export function mostTelling(looks: readonly PageLook[]): PageLook | null {
  const [best = null] = looks.toSorted((a, b) => pageKinds.indexOf(a.kind) - pageKinds.indexOf(b.kind));
  return best;
}
