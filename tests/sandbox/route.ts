import type { RouteRequest, RouteResponse } from './exchange.ts';
import type { HostName } from './hosts.ts';
import type { School } from './school.ts';

/** The source of a route's contract: public, assumed, or the sandbox's own. */
type Contract =
  | { readonly contract: 'public'; readonly source: string }
  | { readonly contract: 'assumed'; readonly why: string }
  | { readonly contract: 'sandbox'; readonly purpose: string };

export type Route = Contract & {
  readonly host: HostName;
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly path: RegExp;
  readonly answer: (request: RouteRequest, school: School) => RouteResponse | Promise<RouteResponse>;
};

export const published = (source: string) => ({ contract: 'public', source }) as const;
export const assumed = (why: string) => ({ contract: 'assumed', why }) as const;
export const ours = (purpose: string) => ({ contract: 'sandbox', purpose }) as const;
