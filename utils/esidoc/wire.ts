import { z } from 'zod';

/** A text in a response: trimmed; numbers become text; null when absent, blank or of another type. */
export const WireText = z
  .union([z.string(), z.number().transform(String)])
  .transform((text) => text.trim() || null)
  .nullable()
  .catch(null);

/** A count in a response, as a number or a text (a2br/esidoc.js, `esinum`); else null. */
export const WireCount = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().nonnegative())
  .nullable()
  .catch(null);

export interface WireEntry<Value> {
  /** Null in an array. */
  readonly key: string | null;
  readonly value: Value;
}

/**
 * The entries of an array or an object, with their keys: e-sidoc sends an empty object as `[]`, and some lists as objects
 * (edificeio/entcore, `EsidocUtils`).
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
