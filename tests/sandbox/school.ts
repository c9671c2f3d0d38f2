import type { FeedProfile } from '../../utils/domain/feed.ts';
import { hosts } from './hosts.ts';
import { Library } from './library/library.ts';
import { StoredFeeds } from './portal/stored-feeds.ts';
import { Tokens } from './portal/tokens.ts';
import type { Reply } from './proxy/tunnel.ts';
import { Sessions } from './sessions.ts';
import { Tickets } from './sign-on/tickets.ts';

/** The state of the sandbox; passed to every route. */
export interface School {
  readonly today: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly library: Library;
  /** Assumed: PRONOTE and its sign-on server share one session per person. */
  readonly signOn: Sessions;
  readonly portal: Sessions;
  readonly tickets: Tickets;
  readonly tokens: Tokens;
  readonly feeds: StoredFeeds;
  /** The profile and size that the portal accepts; tests may change them. */
  readonly feedRules: { profile: FeedProfile; maxBytes: number };
  readonly sessionSeconds: number;
  /** A server-to-server request, over the sandbox's TLS. */
  readonly fetchInside: (address: string) => Promise<Reply>;
}

export interface SchoolOptions {
  readonly today: () => string;
  /** The date that loans are relative to, `YYYY-MM-DD`. */
  readonly ledgerDay: () => string;
  readonly now: () => number;
  readonly ticketSeconds: number;
  readonly sessionSeconds: number;
  readonly fetchInside: (address: string) => Promise<Reply>;
}

export function openSchool(options: SchoolOptions): School {
  const { today, ledgerDay, now, ticketSeconds, sessionSeconds, fetchInside } = options;
  return {
    today,
    now,
    sessionSeconds,
    fetchInside,
    library: new Library(today, ledgerDay),
    signOn: new Sessions('ie-session', sessionSeconds, now),
    portal: new Sessions('esidoc-session', sessionSeconds, now),
    tickets: new Tickets(ticketSeconds, now),
    tokens: new Tokens(now),
    feeds: new StoredFeeds(now),
    feedRules: { profile: 'recia-naissance', maxBytes: 128 * 1024 * 1024 },
  };
}

/** Whether a request has a valid session or bearer token for its host. */
export function carriesSession(
  school: School,
  host: string,
  cookies: Readonly<Record<string, string>>,
  authorization: string | undefined,
): boolean {
  if ([hosts.pronote, hosts.selfHosted, hosts.ent].some((one) => one === host))
    return school.signOn.find(cookies) !== null;
  if (host === hosts.portal) return school.portal.find(cookies) !== null;
  const bearer = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  return bearer !== undefined && school.tokens.read(bearer) !== null;
}
