/** A kind as it is written in message keys, which cannot contain hyphens: `not-signed-in` → `not_signed_in`. */
export type KeyStem<Kind extends string> = Kind extends `${infer Head}-${infer Rest}`
  ? `${Head}_${KeyStem<Rest>}`
  : Kind;

export function keyStem<Kind extends string>(kind: Kind): KeyStem<Kind> {
  return kind.replaceAll('-', '_') as KeyStem<Kind>;
}
