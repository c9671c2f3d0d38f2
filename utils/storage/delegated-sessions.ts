import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { PersonKey } from '../domain/person.ts';
import { sha256 } from '../domain/sha256.ts';
import { recordFormat } from './record-format.ts';
import { storedItem } from './stored-item.ts';

/** A person's signed-in session at one portal. Stored in memory only (`storage.session`). */
export interface DelegatedSession {
  readonly portalId: string;
  readonly person: PersonKey;
  readonly token: string;
  /** The borrower's stable identity at the portal (`IDENTITE_ENT`); null when the token has none. */
  readonly identity: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether the token was in the text of a portal page, rather than in its web storage. */
  readonly written: boolean;
}

const sessionFormat = recordFormat<DelegatedSession>(
  z.object({
    portalId: z.string(),
    person: z.string().transform((key) => key as PersonKey),
    token: z.string(),
    identity: z.string().nullable(),
    expiresAt: z.number(),
    written: z.boolean(),
  }),
);
const hashFormat = recordFormat(z.string());

const prefix = 'delegated-session:';
const rejectedPrefix = 'turned-away-session:';
const session = (portalId: string) => storedItem('session', prefix + portalId, sessionFormat);
const rejected = (portalId: string) => storedItem('session', rejectedPrefix + portalId, hashFormat);

/** The sessions of this browser session, at most one per portal. */
export const delegatedSessions = {
  read: (portalId: string): Promise<DelegatedSession | null> => session(portalId).read(),
  write: (opened: DelegatedSession): Promise<void> => session(opened.portalId).write(opened),
  end: (portalId: string): Promise<void> => session(portalId).remove(),

  /** Stores the hash of a token that must not be used again: the portal may go on showing it. */
  async rejectToken(portalId: string, token: string): Promise<void> {
    await rejected(portalId).write(await sha256(token));
  },

  async isTokenRejected(portalId: string, token: string): Promise<boolean> {
    return (await rejected(portalId).read()) === (await sha256(token));
  },

  /** The number of sessions and rejected tokens. */
  count: async (): Promise<number> => (await keys()).length,

  async endAll(): Promise<void> {
    await browser.storage.session.remove(await keys());
  },
};

async function keys(): Promise<string[]> {
  const stored = Object.keys(await browser.storage.session.get(null));
  return stored.filter((key) => key.startsWith(prefix) || key.startsWith(rejectedPrefix));
}
