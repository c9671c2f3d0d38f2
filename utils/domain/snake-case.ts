/** `not-signed-in` becomes `not_signed_in`. */
export type SnakeCase<Kebab extends string> = Kebab extends `${infer Head}-${infer Tail}`
  ? `${Head}_${SnakeCase<Tail>}`
  : Kebab;

/** Writes a kind as it appears in the keys of its messages: `reason_not_signed_in` for `not-signed-in`. */
export function snakeCase<Kebab extends string>(kebab: Kebab): SnakeCase<Kebab> {
  return kebab.replaceAll('-', '_') as SnakeCase<Kebab>;
}
