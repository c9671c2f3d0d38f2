import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { Visitor } from '../../sandbox/client.ts';
import type { Person } from '../../sandbox/people.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

export const today = '2026-11-23';
let clockAhead = 0;
/** The sandbox of one test file, on a clock that tests can advance. */
export let sandbox: Sandbox;
/** A client without cookies, new for each test. */
export let visitor: Visitor;

beforeAll(async () => {
  sandbox = await startSandbox({ today: () => today, now: () => Date.now() + clockAhead, ticketSeconds: 5 });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  visitor = new Visitor(sandbox);
});
afterEach(() => {
  clockAhead = 0;
  sandbox.faults.clear();
  sandbox.clearRequests();
});

export const host = () => `https://${sandbox.hosts.pronote}`;
export const loginAddress = (more = '') =>
  `${sandbox.addresses.casLogin}?service=${encodeURIComponent(sandbox.addresses.portal)}${more}`;

export async function signIn(person: Person, who = visitor) {
  return who.post(`${host()}/pronote/connexion`, { personne: person.identiteEnt });
}

export async function freshTicket(): Promise<string> {
  const reply = await visitor.get(loginAddress(), { follow: false });
  return new URL(reply.headers.location ?? '').searchParams.get('ticket') ?? '';
}

export async function validation(ticket: string, service: string = sandbox.addresses.portal, more = '') {
  const query = new URLSearchParams({ ticket, service });
  return (await visitor.get(`${host()}/cas/p3/serviceValidate?${query}${more}`)).body;
}

export function tokenIn(body: string, name: 'Esidocpublictoken' | 'Esidoctoken'): string | undefined {
  return new RegExp(`sessionStorage\\.setItem\\('${name}',"([\\w.-]+)"\\)`).exec(body)?.[1];
}

export const claimsOf = (token = '..'): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

export async function userToken(person: Person): Promise<string> {
  await signIn(person);
  return tokenIn((await visitor.get(loginAddress())).body, 'Esidoctoken') ?? '';
}

export const loansAddress = (person: Person, rne = '9990001X') =>
  `${sandbox.addresses.loansApi}/${rne}/${person.identiteEnt}`;
export const askLoans = (address: string, token: string) =>
  visitor.get(address, { headers: { authorization: `Bearer ${token}` } });

/** Advances the sandbox's clock, for the rest of the test. */
export function putClockForward(milliseconds: number): void {
  clockAhead = milliseconds;
}
