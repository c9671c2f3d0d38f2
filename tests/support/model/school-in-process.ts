import { localToday } from '../../sandbox/calendar.ts';
import type { RouteResponse } from '../../sandbox/exchange.ts';
import { Faults } from '../../sandbox/faults.ts';
import type { Reply, Sending } from '../../sandbox/proxy/tunnel.ts';
import { callHandler, type RecordedRequest } from '../../sandbox/request-handler.ts';
import type { RouteName } from '../../sandbox/routes.ts';
import { openSchool, type School } from '../../sandbox/school.ts';

export interface SchoolInProcess {
  readonly school: School;
  readonly faults: Faults<RouteName>;
  readonly requests: readonly RecordedRequest[];
  readonly send: (address: string, sending: Sending) => Promise<Reply>;
  /** The identity of the owner of every personal token ever issued, by signature. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** The sandbox's school without a network: the same routes, called as functions. */
export function openSchoolInProcess(): SchoolInProcess {
  const requests: RecordedRequest[] = [];
  const faults = new Faults<RouteName>();
  const school = openSchool({
    today: localToday,
    ledgerDay: localToday,
    now: () => Date.now(),
    ticketSeconds: 5,
    sessionSeconds: 3600,
    fetchInside: (address) => send(address, {}),
  });
  const answer = callHandler(school, faults, (entry) => requests.push(entry));

  async function send(address: string, { method = 'GET', headers = {}, body = '' }: Sending): Promise<Reply> {
    const { host, pathname, search } = new URL(address);
    const outcome = await answer({
      method,
      host,
      target: pathname + search,
      headers: { host, ...headers },
      readBody: async () => Buffer.from(body),
      disconnected: new AbortController().signal,
    });
    if (outcome === null || outcome.cut) throw new Error('the connection went');
    return replyOf(address, outcome.answer);
  }

  return { school, faults, requests, send, tokens: tokensHandedOut(school) };
}

function replyOf(address: string, { status, headers, body }: RouteResponse): Reply {
  const { 'set-cookie': cookies, ...others } = headers;
  const single = Object.entries(others).map(([name, value]) => [name, String(value)]);
  return {
    address,
    status,
    headers: {
      ...Object.fromEntries(single),
      ...(cookies === undefined
        ? {}
        : { 'set-cookie': typeof cookies === 'string' ? [cookies] : [...cookies] }),
    },
    body: body.toString(),
    bytes: Buffer.from(body),
  };
}

function tokensHandedOut({ tokens }: School): ReadonlyMap<string, string> {
  const handedOut = new Map<string, string>();
  const sign = tokens.sign.bind(tokens);
  tokens.sign = (claims) => {
    const token = sign(claims);
    if (claims.identite_ent !== undefined)
      handedOut.set(token.slice(token.lastIndexOf('.') + 1), claims.identite_ent);
    return token;
  };
  return handedOut;
}
