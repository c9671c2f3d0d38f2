import { page, type RouteRequest, type RouteResponse, redirect } from '../exchange.ts';
import type { School } from '../school.ts';
import { uncached } from './freshness.ts';
import { closedCookies, closeGranting } from './granting.ts';
import { loggedOutPage } from './pages.ts';
import { addressOf, isKnownService } from './services.ts';

/**
 * `GET /cas/logout`: CAS Protocol 3.0 Specification, §2.3. Ends the CAS session only: portal sessions continue, since
 * single logout (§2.3.3) is optional. Redirects to a declared service only; `url`, of CAS 2.0, is ignored.
 */
export function logout(request: RouteRequest, school: School): RouteResponse {
  closeGranting(request.cookies, school);
  const headers = closedCookies(school);
  const service = request.query.get('service');
  if (service !== null && isKnownService(service)) return uncached(redirect(addressOf(service), headers));
  return uncached(page(loggedOutPage(), 200, headers));
}
