import { randomInt } from 'node:crypto';
import type { Session } from '../sessions.ts';

export interface Ticket {
  readonly service: string;
  readonly session: Session;
  /** True after a sign-in by password, false when an existing session was used (the specification's `renew`). */
  readonly fromPassword: boolean;
  readonly until: number;
}

type Redemption =
  | { readonly kind: 'good'; readonly ticket: Ticket }
  /** Never issued, or used before. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired' };

/** Tickets contain only these and the hyphen: CAS Protocol 3.0 Specification, §3.7. */
const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** 20 characters hold 119 bits, and keep the ticket within the 32 that every service must accept (§3.1.1). */
const randomCharacters = 20;

/** Service tickets of the CAS server: single-use, for one service, valid for seconds (§3.1.1). */
export class Tickets {
  readonly #seconds: number;
  readonly #now: () => number;
  readonly #issued = new Map<string, Ticket>();
  readonly #loginTickets = new Set<string>();
  #count = 0;

  constructor(seconds: number, now: () => number) {
    this.#seconds = seconds;
    this.#now = now;
  }

  issue(service: string, session: Session, fromPassword: boolean): string {
    this.#count += 1;
    const ticket = `ST-${this.#count}-${randomToken()}`;
    this.#issued.set(ticket, { service, session, fromPassword, until: this.#now() + this.#seconds * 1000 });
    return ticket;
  }

  /** Consumes a ticket, whether or not it is valid. */
  redeem(name: string): Redemption {
    const ticket = this.#issued.get(name);
    this.#issued.delete(name);
    if (ticket === undefined) return { kind: 'unknown' };
    return ticket.until > this.#now() ? { kind: 'good', ticket } : { kind: 'expired' };
  }

  /** A login ticket is a field of the login form, so that a form can be submitted only once (§3.5). */
  issueLoginTicket(): string {
    const ticket = `LT-${randomToken()}`;
    this.#loginTickets.add(ticket);
    return ticket;
  }

  redeemLoginTicket(ticket: string): boolean {
    return this.#loginTickets.delete(ticket);
  }
}

function randomToken(): string {
  return Array.from({ length: randomCharacters }, () => characters.charAt(randomInt(characters.length))).join(
    '',
  );
}
