import type { RouteResponse } from '../exchange.ts';

/** Responses of the CAS server must not be cached: CAS Protocol 3.0 Specification, appendix B. */
export function uncached(answer: RouteResponse): RouteResponse {
  const headers = {
    'cache-control': 'no-store',
    pragma: 'no-cache',
    expires: 'Thu, 01 Jan 1970 00:00:00 GMT',
  };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
