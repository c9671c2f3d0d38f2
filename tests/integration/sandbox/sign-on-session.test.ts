import { describe, expect, it } from 'vitest';
import { Visitor } from '../../sandbox/client.ts';
import { addresses, hosts } from '../../sandbox/hosts.ts';
import { people } from '../../sandbox/people.ts';
import { host, loginAddress, putClockForward, sandbox, signIn, visitor } from './school.ts';
import { cookieSet, destination, step, ticketIn, typePassword } from './sign-on.ts';

/** CAS Protocol 3.0 Specification, §3.6 and §3.8: the ticket-granting cookie; §2.3: its end. */
const gateway = () => step(loginAddress('&gateway=true'));
const logout = (query = '') => step(`${host()}/cas/logout${query}`);
const serviceIn = (service: string) => `?service=${encodeURIComponent(service)}`;

describe('the ticket-granting cookie', () => {
  const arrivals: readonly [string, () => Promise<ReturnType<typeof cookieSet>>][] = [
    ['by a password', async () => cookieSet(await typePassword(), 'TGC-')],
    [
      'by a password, to no service',
      async () => cookieSet(await typePassword(people.ines, addresses.casLogin), 'TGC-'),
    ],
    [
      'by PRONOTE’s session',
      async () => {
        await signIn(people.ines);
        return cookieSet(await gateway(), 'TGC-');
      },
    ],
  ];

  it.each(arrivals)('is a session cookie restricted to the CAS server: %s', async (_, arrive) => {
    expect(await arrive()).toEqual({
      value: expect.stringMatching(/^TGT-[A-Za-z0-9-]{32,}$/),
      Path: '/cas',
      Secure: '',
      HttpOnly: '',
      SameSite: 'Lax',
    });
  });

  it('is different for each sign-in', async () => {
    const values = new Set<string | undefined>();
    for (let i = 0; i < 10; i += 1)
      values.add(cookieSet(await typePassword(people.ines, loginAddress('&renew=true')), 'TGC-')?.['value']);
    expect(values.size).toBe(10);
  });

  it('grants several tickets by itself, and is not set again', async () => {
    const set = cookieSet(await typePassword(), 'TGC-imaginaire');
    const headers = { cookie: `TGC-imaginaire=${set?.['value']}` };
    const alone = { headers, follow: false };
    for (let i = 0; i < 2; i += 1) {
      const reply = await new Visitor(sandbox).get(loginAddress('&gateway=true'), alone);
      expect([typeof ticketIn(reply), cookieSet(reply, 'TGC-')]).toEqual(['string', null]);
    }
  });

  it('is invalid once another person has signed in by password', async () => {
    const former = cookieSet(await typePassword(), 'TGC-')?.['value'];
    await typePassword(people.noe, loginAddress('&renew=true'));
    const headers = { cookie: `TGC-imaginaire=${former}` };
    const reply = await new Visitor(sandbox).get(loginAddress('&gateway=true'), { headers, follow: false });
    expect([destination(reply), ticketIn(reply)]).toEqual([addresses.portal, null]);
  });

  it('is invalid with any other value', async () => {
    for (const value of ['', 'TGT-', 'TGT-0123456789abcdef0123456789abcdef', 'ines.almeida']) {
      const headers = { cookie: `TGC-imaginaire=${value}` };
      const reply = await visitor.get(loginAddress('&gateway=true'), { headers, follow: false });
      expect([destination(reply), ticketIn(reply)]).toEqual([addresses.portal, null]);
    }
  });

  it('expires with its session', async () => {
    await typePassword();
    putClockForward(3_601_000);
    expect(ticketIn(await gateway())).toBeNull();
  });

  it('follows PRONOTE’s session to the next person', async () => {
    await signIn(people.ines);
    await gateway();
    await signIn(people.noe);
    expect((await visitor.get(addresses.casLogin)).body).toContain(people.noe.login);
  });
});

describe('/cas/logout', () => {
  it.each([
    ['a session of its own', () => typePassword()],
    ['PRONOTE’s session', () => signIn(people.ines)],
  ])('ends %s, also for a browser that keeps the cookies', async (_, arrive) => {
    await arrive();
    expect(ticketIn(await gateway())).not.toBeNull();
    const kept = { cookie: `TGC-imaginaire=${visitor.cookie(hosts.pronote, 'TGC-imaginaire')}` };
    expect((await logout()).body).toContain('Vous êtes déconnecté');
    expect(ticketIn(await gateway())).toBeNull();
    const reply = await visitor.get(loginAddress('&gateway=true'), { headers: kept, follow: false });
    expect(ticketIn(reply)).toBeNull();
  });

  it('deletes the cookie', async () => {
    await typePassword();
    expect(cookieSet(await logout(), 'TGC-')).toMatchObject({ value: '', Path: '/cas', 'Max-Age': '0' });
  });

  it('shows its page without a session too', async () => {
    expect((await logout()).status).toBe(200);
  });

  it.each([
    ['a declared service', () => serviceIn(addresses.account), addresses.account],
    ['no service', () => '', null],
    ['an undeclared service', () => serviceIn('https://voleur.example/'), null],
    ['the url of CAS 2.0', () => `?url=${encodeURIComponent(addresses.portal)}`, null],
  ])('redirects to a declared service only: %s', async (_, query, to) => {
    await typePassword();
    const reply = await logout(query());
    expect(reply.headers.location ?? null).toBe(to);
    expect(reply.body.includes('Vous êtes déconnecté')).toBe(to === null);
    expect(ticketIn(await gateway()), 'signed out').toBeNull();
  });
});
