import type { Answer } from '../exchange.ts';

/** No cache may keep an answer of the CAS server: CAS Protocol 3.0 Specification, appendix B. */
export function uncached(answer: Answer): Answer {
  const headers = {
    'cache-control': 'no-store',
    pragma: 'no-cache',
    expires: 'Thu, 01 Jan 1970 00:00:00 GMT',
  };
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
