import { z } from 'zod';

/** Text of an answer: trimmed, null when absent, blank or of another type; numbers are written out. */
export const WireText = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => text.trim() || null)
  .nullable()
  .catch(null);

/** A count of an answer, which e-sidoc writes as a number or as a text (a2br/esidoc.js, `esinum`); else null. */
export const WireCount = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().nonnegative())
  .nullable()
  .catch(null);

export interface WireEntry<Value> {
  /** Null in a list without keys. */
  readonly key: string | null;
  readonly value: Value;
}

/**
 * The entries of a list, with their keys where it came as an object: e-sidoc writes an empty object as `[]`, and some
 * lists as objects (edificeio/entcore, `EsidocUtils`).
 */
export function wireEntries<Shape extends z.ZodType>(shape: Shape) {
  return z
    .union([z.array(shape), z.record(z.string(), shape)])
    .transform((entries): WireEntry<z.output<Shape>>[] =>
      Array.isArray(entries)
        ? entries.map((value) => ({ key: null, value }))
        : Object.entries(entries).map(([key, value]) => ({ key, value })),
    );
}
