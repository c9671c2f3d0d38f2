import { page, type RouteResponse, redirect } from '../exchange.ts';
import { deliveryPage } from './pages.ts';
import type { Method } from './parameters.ts';
import { addressOf, withTicket } from './services.ts';

export interface Delivery {
  readonly service: string;
  readonly ticket: string;
  readonly method: Method;
  /** Whether it responds to a submitted form. */
  readonly afterPost: boolean;
}

/**
 * Sends the person to the service with a ticket: by a redirect, a self-submitting form (`POST`), or headers (`HEADER`),
 * whose names are assumed to be those of the parameters. The specification leaves the last two to the server.
 */
export function deliver(
  { service, ticket, method, afterPost }: Delivery,
  headers: RouteResponse['headers'],
): RouteResponse {
  if (method === 'POST') return page(deliveryPage(service, ticket), 200, headers);
  if (method === 'HEADER')
    return { status: 200, headers: { ...headers, service: addressOf(service), ticket }, body: '' };
  // After a POST, 303 makes the next request a GET, so that the password is not forwarded (§2.2.4 and appendix B).
  return redirect(withTicket(service, ticket), headers, afterPost ? 303 : 302);
}
