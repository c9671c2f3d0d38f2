import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import type { PersonKey } from '../domain/person.ts';
import { sha256 } from '../domain/sha256.ts';

/** A person's signed-in session at one portal. Kept in memory by the browser, and nowhere else. */
export interface DelegatedSession {
  readonly portalId: string;
  readonly person: PersonKey;
  readonly token: string;
  /** The borrower's stable identity at the portal (`IDENTITE_ENT`); null when the token names none. */
  readonly identity: string | null;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether the token stood in a page of the portal, rather than in what the browser keeps for it. */
  readonly written: boolean;
}

const prefix = 'delegated-session:';
const turnedAwayPrefix = 'turned-away-session:';

const SessionRecord = z.object({
  portalId: z.string(),
  person: z.string().transform((key) => key as PersonKey),
  token: z.string(),
  identity: z.string().nullable(),
  expiresAt: z.number(),
  written: z.boolean(),
});

/** The sessions of this browser run, at most one per portal; all are gone when the browser closes. */
export const delegatedSessions = {
  async read(portalId: string): Promise<DelegatedSession | null> {
    const stored = await browser.storage.session.get(prefix + portalId);
    const parsed = SessionRecord.safeParse(stored[prefix + portalId]);
    return parsed.success ? parsed.data : null;
  },

  async write(session: DelegatedSession): Promise<void> {
    await browser.storage.session.set({ [prefix + session.portalId]: session });
  },

  async end(portalId: string): Promise<void> {
    await browser.storage.session.remove(prefix + portalId);
  },

  /** Remembers, by its hash, a token that is not to be taken, since the portal may go on showing it. */
  async rejectToken(portalId: string, token: string): Promise<void> {
    await browser.storage.session.set({ [turnedAwayPrefix + portalId]: await sha256(token) });
  },

  async isTokenRejected(portalId: string, token: string): Promise<boolean> {
    const stored = await browser.storage.session.get(turnedAwayPrefix + portalId);
    return stored[turnedAwayPrefix + portalId] === (await sha256(token));
  },

  /** How many there are, those that were turned away with them. */
  count: async (): Promise<number> => (await keys()).length,

  async endAll(): Promise<void> {
    await browser.storage.session.remove(await keys());
  },
};

async function keys(): Promise<string[]> {
  const stored = Object.keys(await browser.storage.session.get(null));
  return stored.filter((key) => key.startsWith(prefix) || key.startsWith(turnedAwayPrefix));
}

export type DelegatedSessions = typeof delegatedSessions;
