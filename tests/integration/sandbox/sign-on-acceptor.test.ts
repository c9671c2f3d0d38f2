import { describe, expect, it } from 'vitest';
import { password, people } from '../../sandbox/people.ts';
import { host, loginAddress, sandbox, signIn, visitor } from './school.ts';
import {
  asksCredentials,
  destination,
  fieldsIn,
  sendForm,
  step,
  ticketIn,
  typePassword,
  verdict,
} from './sign-on.ts';

/** CAS Protocol 3.0 Specification, §2.2: `/login` as credential acceptor. */
const nowhere = () => sandbox.addresses.casLogin;
const otherPage = () =>
  `${sandbox.addresses.casLogin}?service=${encodeURIComponent(sandbox.addresses.account)}`;

describe('the credential acceptor', () => {
  it('redirects with a ticket, with a status that changes POST to GET (appendix B)', async () => {
    const reply = await typePassword();
    expect([reply.status, destination(reply)]).toEqual([303, sandbox.addresses.portal]);
    expect(await verdict({ ticket: ticketIn(reply) ?? '', renew: 'true' })).toBe('success');
  });

  it('confirms the sign-in when there is no service', async () => {
    const reply = await typePassword(people.ines, nowhere());
    expect([reply.status, reply.headers.location]).toEqual([200, undefined]);
    expect(reply.body).toContain('Vous êtes connecté');
    expect(ticketIn(await step(loginAddress('&gateway=true')))).toMatch(/^ST-/);
  });

  it.each([
    ['a wrong password', { password: 'autre' }, 'Identifiant ou mot de passe incorrect'],
    ['an unknown login', { username: 'personne' }, 'Identifiant ou mot de passe incorrect'],
    ['no password', { password: '' }, 'Identifiant ou mot de passe incorrect'],
    ['no login ticket', { lt: '' }, 'a déjà servi'],
    ['an unknown login ticket', { lt: 'LT-1' }, 'a déjà servi'],
  ])('returns to the form, with the reason, after %s', async (_, wrong, reason) => {
    const reply = await typePassword(people.ines, loginAddress('&method=POST'), wrong);
    expect([reply.status, asksCredentials(reply), destination(reply)]).toEqual([401, true, null]);
    expect(reply.body).toContain(reason);
    expect(fieldsIn(reply)).toMatchObject({ service: sandbox.addresses.portal, method: 'POST' });
    const again = await sendForm(reply, { username: people.ines.login, password });
    expect(fieldsIn(again), 'the form that came back works').toHaveProperty('ticket');
  });

  it('rejects a service that the school has not declared, and opens no session', async () => {
    const reply = await typePassword(people.ines, loginAddress(), { service: 'https://voleur.example/' });
    expect([reply.status, destination(reply)]).toEqual([403, null]);
    expect(ticketIn(await step(loginAddress('&gateway=true')))).toBeNull();
  });

  it('acts as a requestor for a form without credentials', async () => {
    const service = sandbox.addresses.portal;
    const send = () => visitor.post(`${host()}/cas/login`, { service }, { follow: false });
    expect(asksCredentials(await send())).toBe(true);
    await signIn(people.ines);
    expect(ticketIn(await send())).toMatch(/^ST-/);
  });

  it('keeps the method', async () => {
    const posted = await typePassword(people.ines, loginAddress('&method=POST'));
    expect(fieldsIn(posted)).toEqual({ ticket: expect.stringMatching(/^ST-/) });
    const told = await typePassword(people.ines, loginAddress('&renew=true&method=HEADER'));
    expect(told.headers['ticket']).toMatch(/^ST-/);
  });

  it('replaces the previous person after a sign-in by password', async () => {
    await signIn(people.ines);
    await typePassword(people.noe, loginAddress('&renew=true'));
    expect((await visitor.get(nowhere())).body).toContain(people.noe.login);
  });
});

describe('the login ticket', () => {
  it('is different in each form, with the characters of §3.7', async () => {
    const tickets = new Set<string>();
    for (let i = 0; i < 20; i += 1) tickets.add(fieldsIn(await step(loginAddress()))['lt'] ?? '');
    expect(tickets.size).toBe(20);
    for (const ticket of tickets) expect(ticket).toMatch(/^LT-[A-Za-z0-9-]{16,}$/);
  });

  it.each([
    ['that succeeded', password],
    ['that failed', 'autre'],
  ])('is consumed by an attempt %s (§3.5.1)', async (_, typed) => {
    const form = await step(loginAddress());
    await sendForm(form, { username: people.ines.login, password: typed });
    const again = await sendForm(form, { username: people.ines.login, password });
    expect([again.status, ticketIn(again)]).toEqual([401, null]);
  });
});

describe('a person who asked for confirmations', () => {
  it('confirms each further service with one click', async () => {
    const first = await typePassword(people.ines, loginAddress(), { warn: 'true' });
    expect(ticketIn(first), 'the service of the sign-in by password').toMatch(/^ST-/);
    for (const more of ['', '&gateway=true']) {
      const asked = await step(otherPage() + more);
      expect([asked.status, destination(asked), asksCredentials(asked)]).toEqual([200, null, false]);
      expect(asked.body).toContain('Continuer');
      expect(asked.body).not.toContain('ST-');
      const confirmed = await sendForm(asked, { confirm: 'true' });
      expect([confirmed.status, destination(confirmed)]).toEqual([303, sandbox.addresses.account]);
      expect(ticketIn(confirmed)).toMatch(/^ST-/);
      const replayed = await sendForm(asked, { confirm: 'true' });
      expect(replayed.body, 'a confirmation is single-use').toContain('Continuer');
    }
  });

  it.each([
    ['signs out', async () => void (await visitor.get(`${host()}/cas/logout`))],
    [
      'signs in again without that option',
      async () => void (await typePassword(people.ines, loginAddress('&renew=true'))),
    ],
  ])('is no longer asked after the person %s', async (_, then) => {
    await typePassword(people.ines, loginAddress(), { warn: 'true' });
    await then();
    await signIn(people.ines);
    expect(ticketIn(await step(otherPage()))).toMatch(/^ST-/);
  });
});
