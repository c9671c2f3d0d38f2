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

/**
 * The entries of a list, with their keys where it came as an object: e-sidoc writes an empty object as `[]` and some
 * lists as objects (edificeio/entcore, `EsidocUtils`). Null for anything else.
 */
export const WireEntries = z
  .union([
    z.array(z.unknown()).transform((list) => list.map((value) => ({ key: null, value }))),
    z
      .record(z.string(), z.unknown())
      .transform((object) => Object.entries(object).map(([key, value]) => ({ key, value }))),
  ])
  .nullable()
  .catch(null);
