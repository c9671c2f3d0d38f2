import type { RouteRequest, RouteResponse } from '../exchange.ts';
import type { School } from '../school.ts';
import { isSet } from './parameters.ts';
import { inJson, inPlainText, inXml } from './responses.ts';
import { isSameService } from './services.ts';
import type { Ticket } from './tickets.ts';
import type { FailureCode, Verdict } from './verdict.ts';

/** `GET /cas/validate`, of CAS 1.0: CAS Protocol 3.0 Specification, §2.4. */
export function validate(request: RouteRequest, school: School): RouteResponse {
  return inPlainText(verdictOn(request, school));
}

/**
 * `GET /cas/serviceValidate`, of CAS 2.0: §2.5. Attributes are returned by `/p3/serviceValidate` only.
 * Proxy tickets are not implemented: `pgtUrl` is ignored, no response has a proxyGrantingTicket or a proxies element,
 * and `/proxy`, `/proxyValidate` and `/p3/proxyValidate` are not served.
 */
export function serviceValidate(request: RouteRequest, school: School): RouteResponse {
  return answer(request, school, false);
}

/** `GET /cas/p3/serviceValidate`, of CAS 3.0: §2.8, the same with the person's attributes. */
export function serviceValidateWithAttributes(request: RouteRequest, school: School): RouteResponse {
  return answer(request, school, true);
}

/** In the requested format; an unknown format gets a failure in the default format (§2.5.1). */
function answer(request: RouteRequest, school: School, withAttributes: boolean): RouteResponse {
  const verdict = verdictOn(request, school);
  const format = request.query.get('format') ?? 'XML';
  if (format === 'JSON') return inJson(verdict, withAttributes);
  if (format === 'XML') return inXml(verdict, withAttributes);
  return inXml(failed('INVALID_REQUEST', "'format' must be XML or JSON"), false);
}

function verdictOn({ query }: RouteRequest, school: School): Verdict {
  try {
    return judge(query, school);
  } catch (error) {
    console.error(error);
    return failed('INTERNAL_ERROR', 'An internal error occurred during ticket validation');
  }
}

/** The codes of §2.5.3. UNAUTHORIZED_SERVICE is for `/proxy` only; an undeclared service is a mismatch. */
function judge(query: URLSearchParams, school: School): Verdict {
  const service = query.get('service');
  const name = query.get('ticket');
  // Consumed before any other check: a ticket allows one validation attempt, successful or not (§3.1.1).
  const redemption = school.tickets.redeem(name ?? '');
  if (!service || !name)
    return failed('INVALID_REQUEST', "'service' and 'ticket' parameters are both required");
  if (name.startsWith('PT-'))
    return failed('INVALID_TICKET_SPEC', 'A proxy ticket was passed where a service ticket is needed');
  if (!/^ST-[A-Za-z0-9-]+$/.test(name))
    return failed('INVALID_TICKET_SPEC', 'The ticket does not have the form of a service ticket');
  if (redemption.kind === 'unknown') return failed('INVALID_TICKET', `Ticket ${name} not recognized`);
  if (redemption.kind === 'expired') return failed('INVALID_TICKET', `Ticket ${name} has expired`);
  return match(name, redemption.ticket, service, isSet(query.get('renew')));
}

function match(name: string, ticket: Ticket, service: string, renew: boolean): Verdict {
  if (!isSameService(ticket.service, service))
    return failed('INVALID_SERVICE', `Ticket ${name} was issued for another service`);
  if (renew && !ticket.fromPassword)
    return failed('INVALID_TICKET', `Ticket ${name} did not come from an initial login, and 'renew' was set`);
  return { ok: true, ticket };
}

function failed(code: FailureCode, description: string): Verdict {
  return { ok: false, code, description };
}
