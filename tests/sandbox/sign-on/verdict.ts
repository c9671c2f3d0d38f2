import type { Ticket } from './tickets.ts';

/** Those codes of CAS Protocol 3.0 Specification, §2.5.3, that concern service tickets. */
export type FailureCode =
  | 'INVALID_REQUEST'
  | 'INVALID_TICKET_SPEC'
  | 'INVALID_TICKET'
  | 'INVALID_SERVICE'
  | 'INTERNAL_ERROR';

/** What the server finds out about a ticket, before it is written in one format or another. */
export type Verdict =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly code: FailureCode; readonly description: string };
