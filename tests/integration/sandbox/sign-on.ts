import { type Person, password, people } from '../../sandbox/people.ts';
import type { Reply } from '../../sandbox/proxy/tunnel.ts';
import { host, loginAddress, sandbox, visitor } from './school.ts';

/** Requests a sign-on URL without following redirects. */
export async function step(address: string): Promise<Reply> {
  return visitor.get(address, { follow: false });
}

/** The redirect target of a response, without its ticket. */
export function destination({ headers }: Reply) {
  const address = headers.location ?? null;
  return address?.replace(/[?&]ticket=[^&#]*/, '') ?? null;
}

export function ticketIn({ headers }: Reply): string | null {
  return new URL(headers.location ?? 'about:blank').searchParams.get('ticket');
}

/** The fields of the form in a page, with their initial values. */
export function fieldsIn({ body }: Reply): Record<string, string> {
  const inputs = [...body.matchAll(/<input [^>]*name="([^"]*)"[^>]*>/g)];
  return Object.fromEntries(inputs.map(([tag, name]) => [name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']));
}

/** Submits a sign-on form with its hidden fields unchanged; `more` overrides them. */
export async function sendForm(form: Reply, more: Readonly<Record<string, string>>): Promise<Reply> {
  const { username, password: typed, warn, ...hidden } = fieldsIn(form);
  return visitor.post(`${host()}/cas/login`, { ...hidden, ...more }, { follow: false });
}

/** Submits a person's password to the form at a URL, and returns the response. */
export async function typePassword(
  person: Person = people.ines,
  address = loginAddress(),
  more: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  return sendForm(await step(address), { username: person.login, password, ...more });
}

export const asksCredentials = (reply: Reply) => 'password' in fieldsIn(reply);

/** The attributes of the first cookie whose name starts with `name`; null when there is none. */
export function cookieSet({ headers }: Reply, name: string): Record<string, string> | null {
  const line = headers['set-cookie']?.find((one) => one.startsWith(name));
  if (line === undefined) return null;
  return Object.fromEntries(
    line.split('; ').map((part, i) => {
      const [key = '', ...value] = part.split('=');
      return [i === 0 ? 'value' : key, value.join('=')];
    }),
  );
}

export const validationAddress = (path: string, query: Readonly<Record<string, string>>) =>
  `${host()}/cas/${path}?${new URLSearchParams(query)}`;

/** The result of a validation in CAS 3.0's XML: `success`, or the failure code. */
export async function verdict(query: Readonly<Record<string, string>>): Promise<string> {
  const service = sandbox.addresses.portal;
  const { body } = await visitor.get(validationAddress('p3/serviceValidate', { service, ...query }));
  if (body.includes('<cas:authenticationSuccess>')) return 'success';
  return /<cas:authenticationFailure code="([A-Z_]+)">/.exec(body)?.[1] ?? body;
}
