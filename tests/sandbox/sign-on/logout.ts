import { type Answer, page, redirect, type Visit } from '../exchange.ts';
import type { School } from '../school.ts';
import { uncached } from './freshness.ts';
import { closedCookies, closeGranting } from './granting.ts';
import { loggedOutPage } from './pages.ts';
import { addressOf, isKnownService } from './services.ts';

/**
 * `GET /cas/logout`: CAS Protocol 3.0 Specification, §2.3. Ends the CAS session only: portal sessions continue, since
 * single logout (§2.3.3) is optional. Redirects to a declared service only; `url`, of CAS 2.0, is ignored.
 */
export function logout(visit: Visit, school: School): Answer {
  closeGranting(visit.cookies, school);
  const headers = closedCookies(school);
  const service = visit.query.get('service');
  if (service !== null && isKnownService(service)) return uncached(redirect(addressOf(service), headers));
  return uncached(page(loggedOutPage(), 200, headers));
}
