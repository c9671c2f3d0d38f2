import { type Answer, page, redirect } from '../exchange.ts';
import { deliveryPage } from './pages.ts';
import type { Method } from './parameters.ts';
import { addressOf, withTicket } from './services.ts';

export interface Delivery {
  readonly service: string;
  readonly ticket: string;
  readonly method: Method;
  /** Whether it answers a form that was sent. */
  readonly afterPost: boolean;
}

/**
 * Sends a person on to the service with a ticket: by a redirect, by a form that sends itself (`POST`), or by headers
 * alone (`HEADER`), named after the parameters, which is assumed. The specification leaves the last two to the server.
 */
export function deliver(
  { service, ticket, method, afterPost }: Delivery,
  headers: Answer['headers'],
): Answer {
  if (method === 'POST') return page(deliveryPage(service, ticket), 200, headers);
  if (method === 'HEADER')
    return { status: 200, headers: { ...headers, service: addressOf(service), ticket }, body: '' };
  // 303 turns the sending of a form into a GET, so that the password goes no further (§2.2.4 and appendix B).
  return redirect(withTicket(service, ticket), headers, afterPost ? 303 : 302);
}
