import type { Ticket } from './tickets.ts';

/** The codes of CAS Protocol 3.0 Specification, §2.5.3, that concern service tickets. */
export type FailureCode =
  | 'INVALID_REQUEST'
  | 'INVALID_TICKET_SPEC'
  | 'INVALID_TICKET'
  | 'INVALID_SERVICE'
  | 'INTERNAL_ERROR';

/** The result of a ticket's validation, before serialisation. */
export type Verdict =
  | { readonly ok: true; readonly ticket: Ticket }
  | { readonly ok: false; readonly code: FailureCode; readonly description: string };
