import { randomBytes } from 'node:crypto';
import type { Person } from './people.ts';

export interface Session {
  readonly person: Person;
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until: number;
}

/** The sessions of one site, by cookie value; a session expires. */
export class Sessions {
  readonly cookie: string;
  readonly #seconds: number;
  readonly #now: () => number;
  readonly #open = new Map<string, Session>();

  constructor(cookie: string, seconds: number, now: () => number) {
    this.cookie = cookie;
    this.#seconds = seconds;
    this.#now = now;
  }

  /** Opens a session and returns the cookie's value. */
  open(person: Person): string {
    const id = randomBytes(16).toString('hex');
    const since = this.#now();
    this.#open.set(id, { person, since, until: since + this.#seconds * 1000 });
    return id;
  }

  find(cookies: Readonly<Record<string, string>>): Session | null {
    const session = this.#open.get(cookies[this.cookie] ?? '');
    return session && session.until > this.#now() ? session : null;
  }

  close(cookies: Readonly<Record<string, string>>): void {
    this.#open.delete(cookies[this.cookie] ?? '');
  }

  /** Ends all sessions, as a server restart does. */
  closeAll(): void {
    this.#open.clear();
  }
}
