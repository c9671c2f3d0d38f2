import { localToday } from './calendar.ts';
import { Faults } from './faults.ts';
import { addresses, hosts } from './hosts.ts';
import { makeCertificate } from './proxy/certificate.ts';
import { startProxy } from './proxy/proxy.ts';
import { send } from './proxy/tunnel.ts';
import { type RecordedRequest, requestListener } from './request-handler.ts';
import type { RouteName } from './routes.ts';
import { openSchool, type School } from './school.ts';

export interface SandboxOptions {
  /** Loopback port of the proxy; 0, the default, takes any free port. */
  readonly port?: number;
  /** `YYYY-MM-DD`; the local date by default. */
  readonly today?: () => string;
  /** The date that loans are relative to, `YYYY-MM-DD`; today by default. */
  readonly ledgerDay?: () => string;
  /** Epoch milliseconds; sessions, tickets and tokens follow it. */
  readonly now?: () => number;
  readonly ticketSeconds?: number;
  readonly sessionSeconds?: number;
}

export interface Sandbox {
  /** Port of the proxy: `http://127.0.0.1:<port>`. */
  readonly port: number;
  readonly hosts: typeof hosts;
  readonly addresses: typeof addresses;
  /** Requests to the sandbox's hosts, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Targets outside the sandbox that a client requested. */
  readonly refused: readonly string[];
  readonly faults: Faults<RouteName>;
  /** The servers' state, for tests that renew a loan or end all sessions. */
  readonly school: School;
  clearRequests(): void;
  close(): Promise<void>;
}

/** Starts a school with its PRONOTE, its sign-on, its portal and its APIs, behind one loopback port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const requests: RecordedRequest[] = [];
  const refused: string[] = [];
  const faults = new Faults<RouteName>();
  const names = Object.values(hosts);
  const certificate = await makeCertificate(names);
  const now = options.now ?? Date.now;
  const today = options.today ?? (() => localToday(now()));
  const school = openSchool({
    today,
    ledgerDay: options.ledgerDay ?? today,
    now,
    ticketSeconds: options.ticketSeconds ?? 5,
    sessionSeconds: options.sessionSeconds ?? 3600,
    fetchInside: (address) => send(proxy.port, address, { ca: certificate.cert }),
  });
  const proxy = await startProxy({
    port: options.port ?? 0,
    hosts: names,
    certificate,
    answer: requestListener(school, faults, (entry) => requests.push(entry)),
    refused: (target) => refused.push(target),
  });
  const clearRequests = () => {
    requests.length = 0;
    refused.length = 0;
  };
  return {
    port: proxy.port,
    hosts,
    addresses,
    requests,
    refused,
    faults,
    school,
    clearRequests,
    close: proxy.close,
  };
}
