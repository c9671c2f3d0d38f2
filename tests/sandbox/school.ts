import type { FeedProfile } from '../../utils/domain/feed.ts';
import type { Reply } from './gate/tunnel.ts';
import { hosts } from './hosts.ts';
import { Library } from './library/library.ts';
import { KeptFeeds } from './portal/kept-feeds.ts';
import { Tokens } from './portal/tokens.ts';
import { Sessions } from './sessions.ts';
import { Tickets } from './sign-on/tickets.ts';

/** Everything the sandbox remembers while it runs; routes get it with each visit. */
export interface School {
  readonly today: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly library: Library;
  /** Assumed: PRONOTE and its sign-on server know a person by one and the same session. */
  readonly signOn: Sessions;
  readonly portal: Sessions;
  readonly tickets: Tickets;
  readonly tokens: Tokens;
  readonly feeds: KeptFeeds;
  /** What the portal is set to take; tests may set it otherwise. */
  readonly feedRules: { profile: FeedProfile; mostBytes: number };
  readonly sessionSeconds: number;
  /** A request from server to server, through our own TLS. */
  readonly fetchInside: (address: string) => Promise<Reply>;
}

export interface SchoolOptions {
  readonly today: () => string;
  /** The day that loans are counted from, `YYYY-MM-DD`. */
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
    feeds: new KeptFeeds(now),
    feedRules: { profile: 'recia-naissance', mostBytes: 128 * 1024 * 1024 },
  };
}

/** Whether a request carries a session or a bearer token that its host still accepts. */
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
