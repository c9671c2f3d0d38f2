import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const claimsShape = z.object({
  iss: z.literal('esidoc'),
  exp: z.number(),
  nbf: z.number().optional(),
  institution: z.string(),
  droits: z.array(z.string()),
  identite_ent: z.string().optional(),
  nom: z.string().optional(),
  prenom: z.string().optional(),
});

export type Claims = z.infer<typeof claimsShape>;

/** Signs and reads the portal's JSON Web Tokens with a key created at each start. */
export class Tokens {
  readonly #key = randomBytes(32);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  sign(claims: Claims): string {
    const head = encoded({ alg: 'HS256', typ: 'JWT' });
    const body = encoded(claims);
    return `${head}.${body}.${this.#signature(`${head}.${body}`).toString('base64url')}`;
  }

  /** The claims of a token with a valid signature that has not expired; null for any other text. */
  read(token: string): Claims | null {
    const [head = '', body = '', signature = ''] = token.split('.');
    const given = Buffer.from(signature, 'base64url');
    const ours = this.#signature(`${head}.${body}`);
    if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
    const claims = claimsShape.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    return claims.success && claims.data.exp * 1000 > this.#now() ? claims.data : null;
  }

  #signature(text: string): Buffer {
    return createHmac('sha256', this.#key).update(text).digest();
  }
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
