import { randomBytes } from 'node:crypto';
import type { Session } from '../sessions.ts';

export interface Ticket {
  readonly service: string;
  readonly session: Session;
  /** True when a password was just typed, false when an existing session answered (the specification's `renew`). */
  readonly fromPassword: boolean;
  readonly until: number;
}

/** Service tickets of the CAS server: used once, for one service, within seconds (CAS 3.0, §3.1.1). */
export class Tickets {
  readonly #seconds: number;
  readonly #now: () => number;
  readonly #issued = new Map<string, Ticket>();
  readonly #loginTickets = new Set<string>();

  constructor(seconds: number, now: () => number) {
    this.#seconds = seconds;
    this.#now = now;
  }

  issue(service: string, session: Session, fromPassword: boolean): string {
    const ticket = `ST-${this.#issued.size + 1}-${randomBytes(15).toString('base64url')}`;
    this.#issued.set(ticket, { service, session, fromPassword, until: this.#now() + this.#seconds * 1000 });
    return ticket;
  }

  /** Uses a ticket up, whatever comes of it; null when it was never issued, already used or too old. */
  redeem(name: string): Ticket | null {
    const ticket = this.#issued.get(name);
    this.#issued.delete(name);
    return ticket && ticket.until > this.#now() ? ticket : null;
  }

  /** A login ticket stands in the login form, so that a form can be sent once only (CAS 3.0, §3.5). */
  issueLoginTicket(): string {
    const ticket = `LT-${randomBytes(15).toString('base64url')}`;
    this.#loginTickets.add(ticket);
    return ticket;
  }

  redeemLoginTicket(ticket: string): boolean {
    return this.#loginTickets.delete(ticket);
  }
}
