import { describe, expect, it, vi } from 'vitest';
import { people } from '../../sandbox/people.ts';
import type { School } from '../../sandbox/school.ts';
import { Tickets } from '../../sandbox/sign-on/tickets.ts';
import { serviceValidateWithAttributes } from '../../sandbox/sign-on/validation.ts';
import { freshTicket, loginAddress, putClockForward, sandbox, signIn, visitor } from './school.ts';
import { ticketIn, typePassword, validationAddress, verdict } from './sign-on.ts';

/** CAS Protocol 3.0 Specification, §2.4, §2.5 and §2.8: the validity of a ticket (§3.1.1). */
const ways = ['validate', 'serviceValidate', 'p3/serviceValidate'] as const;

async function accepts(way: (typeof ways)[number], query: Readonly<Record<string, string>>) {
  const { body } = await visitor.get(validationAddress(way, { service: sandbox.addresses.portal, ...query }));
  return body.startsWith('yes\n') || body.includes('<cas:authenticationSuccess>');
}

describe.each(ways)('/cas/%s', (way) => {
  it('accepts a ticket once', async () => {
    await signIn(people.ines);
    const ticket = await freshTicket();
    expect([await accepts(way, { ticket }), await accepts(way, { ticket })]).toEqual([true, false]);
  });

  it.each([
    ['for another service', { service: 'https://9990001x.esidoc.fr/autre' }],
    ['for an undeclared service', { service: 'https://voleur.example/' }],
    ['for a service that is not a URL', { service: 'portail' }],
    ['for no service', { service: '' }],
    ['with renew, from a session', { renew: 'true' }],
  ])('rejects and consumes a ticket tried %s', async (_, wrong) => {
    await signIn(people.ines);
    const ticket = await freshTicket();
    expect([await accepts(way, { ticket, ...wrong }), await accepts(way, { ticket })]).toEqual([
      false,
      false,
    ]);
  });

  it('accepts a ticket from a password with renew', async () => {
    const ticket = ticketIn(await typePassword()) ?? '';
    expect(await accepts(way, { ticket, renew: 'true' })).toBe(true);
  });

  it('accepts a ticket for a few seconds', async () => {
    await signIn(people.ines);
    const [young, old] = [await freshTicket(), await freshTicket()];
    putClockForward(4000);
    expect(await accepts(way, { ticket: young })).toBe(true);
    putClockForward(6000);
    expect(await accepts(way, { ticket: old })).toBe(false);
  });

  it('rejects anything but a service ticket', async () => {
    for (const ticket of ['', 'ST-1-unknown', 'PT-1856376-1HMgO86Z2ZKeByc5XdYD', 'TGT-1', 'st-1'])
      expect(await accepts(way, { ticket }), ticket).toBe(false);
  });
});

describe('a ticket', () => {
  it('is opaque and unique, with at most 32 letters, digits and hyphens (§3.1.1, §3.7)', async () => {
    await signIn(people.ines);
    const tickets = new Set<string>();
    for (let i = 0; i < 40; i += 1) {
      const ticket = await freshTicket();
      expect(ticket).toMatch(/^ST-[A-Za-z0-9-]{20,29}$/);
      tickets.add(ticket);
      // Validated at once, to detect numbers that count outstanding tickets and so repeat.
      await verdict({ ticket });
    }
    expect(tickets.size).toBe(40);
    const numbers = [...tickets].map((ticket) => ticket.split('-')[1]);
    expect(new Set(numbers).size).toBe(40);
  });

  it('is valid for its service in any spelling of its URL', async () => {
    await signIn(people.ines);
    const ticket = await freshTicket();
    expect(await verdict({ ticket, service: 'https://9990001X.ESIDOC.fr:443' })).toBe('success');
  });
});

describe('failure codes (§2.5.3)', () => {
  const session = async () => {
    await signIn(people.ines);
    return freshTicket();
  };
  const never = async () => 'ST-1856339-aA5Yuvrxzpv8Tau1cYQ7';
  const cases: readonly [string, () => Promise<string>, Readonly<Record<string, string>>, string][] = [
    ['nothing wrong', session, {}, 'success'],
    ['no ticket', async () => '', {}, 'INVALID_REQUEST'],
    ['no service', session, { service: '' }, 'INVALID_REQUEST'],
    ['an unknown format', session, { format: 'YAML' }, 'INVALID_REQUEST'],
    ['a format in small letters', session, { format: 'xml' }, 'INVALID_REQUEST'],
    ['never issued', never, {}, 'INVALID_TICKET'],
    ['a session with renew', session, { renew: 'true' }, 'INVALID_TICKET'],
    ['a proxy ticket', async () => 'PT-1856376-1HMgO86Z2ZKeByc5XdYD', {}, 'INVALID_TICKET_SPEC'],
    ['no service ticket at all', async () => 'LT-1', {}, 'INVALID_TICKET_SPEC'],
    ['characters that tickets never contain', async () => 'ST-1-<b>_\u0000', {}, 'INVALID_TICKET_SPEC'],
    ['another page', session, { service: 'https://9990001x.esidoc.fr/autre' }, 'INVALID_SERVICE'],
    ['another site', session, { service: 'https://voleur.example/' }, 'INVALID_SERVICE'],
  ];

  it.each(cases)('%s', async (_, ticket, query, code) => {
    expect(await verdict({ ticket: await ticket(), ...query })).toBe(code);
  });

  it('reports a proxy ticket (§2.5)', async () => {
    const query = { service: sandbox.addresses.portal, ticket: 'PT-1856376-1HMgO86Z2ZKeByc5XdYD' };
    expect((await visitor.get(validationAddress('serviceValidate', query))).body).toMatch(/proxy ticket/i);
  });

  it('an expired ticket', async () => {
    const ticket = await session();
    putClockForward(6000);
    expect(await verdict({ ticket })).toBe('INVALID_TICKET');
  });

  it('consumes a ticket for an unknown format too', async () => {
    const ticket = await session();
    await verdict({ ticket, format: 'YAML' });
    expect(await verdict({ ticket })).toBe('INVALID_TICKET');
  });

  it('logs an internal error without disclosing it', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    let clock = () => 0;
    const tickets = new Tickets(5, () => clock());
    const school: School = { ...sandbox.school, tickets };
    const service = sandbox.addresses.portal;
    const ticket = tickets.issue(service, { person: people.ines, since: 0, until: 1 }, true);
    clock = () => {
      throw new Error('the clock stopped');
    };
    const query = new URLSearchParams({ service, ticket });
    const request = {
      query,
      method: 'GET',
      host: '',
      path: '',
      target: '',
      params: {},
      headers: {},
      cookies: {},
      body: '',
      bytes: Buffer.alloc(0),
      fault: null,
    };
    const { body } = serviceValidateWithAttributes(request, school);
    expect(body).toContain('code="INTERNAL_ERROR"');
    expect(body).not.toContain('clock');
    expect(logged).toHaveBeenCalledOnce();
  });
});

describe('a sign-on by gateway', () => {
  it('is distinguished from a sign-in by password', async () => {
    await typePassword();
    const silent = await visitor.get(loginAddress('&gateway=true'), { follow: false });
    expect(await verdict({ ticket: ticketIn(silent) ?? '', renew: 'true' })).toBe('INVALID_TICKET');
  });
});
