import { randomInt } from 'node:crypto';
import type { Session } from '../sessions.ts';

export interface Ticket {
  readonly service: string;
  readonly session: Session;
  /** True when a password was just typed, false when an existing session answered (the specification's `renew`). */
  readonly fromPassword: boolean;
  readonly until: number;
}

type Redemption =
  | { readonly kind: 'good'; readonly ticket: Ticket }
  /** Never issued, or used before. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired' };

/** Tickets are made of these and the hyphen alone: CAS Protocol 3.0 Specification, §3.7. */
const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
/** 20 characters hold 119 bits, and leave the ticket within the 32 that any service must take (§3.1.1). */
const randomCharacters = 20;

/** Service tickets of the CAS server: used once, for one service, within seconds (§3.1.1). */
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
    const ticket = `ST-${this.#count}-${unguessable()}`;
    this.#issued.set(ticket, { service, session, fromPassword, until: this.#now() + this.#seconds * 1000 });
    return ticket;
  }

  /** Uses a ticket up, whatever comes of it. */
  redeem(name: string): Redemption {
    const ticket = this.#issued.get(name);
    this.#issued.delete(name);
    if (ticket === undefined) return { kind: 'unknown' };
    return ticket.until > this.#now() ? { kind: 'good', ticket } : { kind: 'expired' };
  }

  /** A login ticket stands in the login form, so that a form can be sent once only (§3.5). */
  issueLoginTicket(): string {
    const ticket = `LT-${unguessable()}`;
    this.#loginTickets.add(ticket);
    return ticket;
  }

  redeemLoginTicket(ticket: string): boolean {
    return this.#loginTickets.delete(ticket);
  }
}

function unguessable(): string {
  return Array.from({ length: randomCharacters }, () => characters.charAt(randomInt(characters.length))).join(
    '',
  );
}
