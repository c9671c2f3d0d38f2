import { describe, expect, it } from 'vitest';
import { people } from '../../sandbox/people.ts';
import { addressExamples, withValues } from './cas-examples.ts';
import { host, loginAddress, sandbox, signIn, visitor } from './school.ts';
import { asksCredentials, destination, fieldsIn, step, ticketIn, typePassword } from './sign-on.ts';

/** CAS Protocol 3.0 Specification, §2.1: `/login` as credential requestor. */
const ours = (example: keyof typeof addressExamples) =>
  withValues(addressExamples[example], {
    'https://cas.example.org': host(),
    'http%3A%2F%2Fwww.example.org%2Fservice': encodeURIComponent(sandbox.addresses.portal),
  });
const toService = (more: string) => loginAddress(more);
const nowhere = (more: string) => `${sandbox.addresses.casLogin}${more}`;

type Outcome = 'form' | 'ticket' | 'no ticket' | 'signed in';

async function outcomeOf(address: string): Promise<Outcome | string> {
  const reply = await step(address);
  if (asksCredentials(reply)) return reply.status === 200 ? 'form' : `form with ${reply.status}`;
  if (reply.status === 200) return reply.body.includes('Vous êtes connecté') ? 'signed in' : reply.body;
  if (reply.status !== 302 || destination(reply) !== sandbox.addresses.portal) return String(reply.status);
  return ticketIn(reply) === null ? 'no ticket' : 'ticket';
}

describe('the credential requestor', () => {
  const cases: readonly [string, () => string, stranger: Outcome, known: Outcome][] = [
    ['§2.1.2 simple login', () => ours('login'), 'form', 'ticket'],
    ['§2.1.2 gateway', () => ours('gateway'), 'no ticket', 'ticket'],
    ['§2.1.2 renew', () => ours('renew'), 'form', 'form'],
    ['renew and gateway: gateway is ignored', () => toService('&gateway=true&renew=true'), 'form', 'form'],
    ['gateway and renew, the other way round', () => toService('&renew=true&gateway=true'), 'form', 'form'],
    ['any value sets gateway', () => toService('&gateway=1'), 'no ticket', 'ticket'],
    ['no value sets renew too', () => toService('&renew'), 'form', 'form'],
    ['names are case-sensitive', () => toService('&Gateway=true&RENEW=true'), 'form', 'ticket'],
    ['an unknown method', () => toService('&method=PIGEON'), 'form', 'ticket'],
    ['credentials in the address', () => toService('&username=ines.almeida&password=demo'), 'form', 'ticket'],
    ['no service', () => nowhere(''), 'form', 'signed in'],
    ['an empty service', () => nowhere('?service='), 'form', 'signed in'],
    ['gateway without a service', () => nowhere('?gateway=true'), 'form', 'signed in'],
    ['renew without a service', () => nowhere('?renew=true'), 'form', 'form'],
  ];

  it.each(cases)('%s', async (_, address, stranger, known) => {
    expect(await outcomeOf(address()), 'without a session').toBe(stranger);
    await signIn(people.ines);
    expect(await outcomeOf(address()), 'with a PRONOTE session').toBe(known);
    await typePassword(people.ines, loginAddress('&renew=true'));
    expect(await outcomeOf(address()), 'with a CAS session').toBe(known);
  });

  it('shows a form with the fields of §2.1.3, submitted to itself', async () => {
    const form = await step(toService(''));
    expect(fieldsIn(form)).toEqual({
      lt: expect.stringMatching(/^LT-/),
      service: sandbox.addresses.portal,
      username: '',
      password: '',
      warn: 'true',
    });
    expect(form.body).toContain('<form method="post" action="/cas/login">');
    expect(form.body).not.toMatch(/checked/);
    expect(fieldsIn(await step(nowhere('')))).not.toHaveProperty('service');
  });

  it('keeps the method and the service in the form, unchanged', async () => {
    const service = `${sandbox.addresses.portal}recherche/po%C3%A9sie?a=1&b=%22`;
    const form = await step(nowhere(`?method=POST&service=${encodeURIComponent(service)}`));
    expect(fieldsIn(form)).toMatchObject({ method: 'POST', service: service.replace('&', '&amp;') });
  });

  it.each([
    ['another site', 'https://voleur.example/'],
    ['a host with the portal’s as prefix', 'https://9990001x.esidoc.fr.example/'],
    ['http', 'http://9990001x.esidoc.fr/'],
    ['a user name before an @', 'https://a@9990001x.esidoc.fr/'],
    ['not a URL', 'portail'],
  ])('refuses a service that the school has not declared: %s', async (_, service) => {
    await signIn(people.ines);
    for (const more of ['', '&gateway=true', '&renew=true']) {
      const reply = await step(nowhere(`?service=${encodeURIComponent(service)}${more}`));
      expect([reply.status, destination(reply), asksCredentials(reply)]).toEqual([403, null, false]);
      expect(reply.body).toContain('pas déclaré');
    }
  });

  it.each([
    ['', '?ticket='],
    ['recherche/rue?page=2', '&ticket='],
    ['recherche/%27l%27%C3%AEle?b=%2B#haut', '&ticket='],
  ])('adds the ticket to the service’s own query: /%s', async (path, before) => {
    await signIn(people.ines);
    const service = `${sandbox.addresses.portal}${path}`;
    const reply = await step(nowhere(`?service=${encodeURIComponent(service)}`));
    expect(destination(reply)).toBe(service);
    expect(reply.headers.location).toMatch(new RegExp(`\\${before}ST-`));
  });

  it('redirects in ASCII to a service with accents or a line feed', async () => {
    const service = `${sandbox.addresses.portal}recherche/poésie\n`;
    const reply = await step(nowhere(`?gateway=true&service=${encodeURIComponent(service)}`));
    expect(destination(reply)).toBe(`${sandbox.addresses.portal}recherche/po%C3%A9sie`);
  });
});

describe('the response method', () => {
  it('POST: a form that sends the ticket to the service', async () => {
    await signIn(people.ines);
    const reply = await step(ours('post'));
    expect([reply.status, reply.headers.location]).toEqual([200, undefined]);
    expect(reply.body).toContain(`<form method="post" action="${sandbox.addresses.portal}">`);
    expect(fieldsIn(reply)).toEqual({ ticket: expect.stringMatching(/^ST-/) });
  });

  it('HEADER: the service and the ticket in headers', async () => {
    await signIn(people.ines);
    const { status, headers } = await step(toService('&method=HEADER'));
    expect([status, headers.location]).toEqual([200, undefined]);
    expect(headers).toMatchObject({
      service: sandbox.addresses.portal,
      ticket: expect.stringMatching(/^ST-/),
    });
  });

  it('is a redirect without ticket for a gateway without session, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'HEADER'])
      expect(await outcomeOf(toService(`&gateway=true&method=${method}`))).toBe('no ticket');
  });
});

describe('caches', () => {
  it.each(['login', 'logout', 'validate', 'serviceValidate', 'p3/serviceValidate'])(
    'must not store /cas/%s (appendix B)',
    async (path) => {
      const { headers } = await visitor.get(`${host()}/cas/${path}`);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
      expect(Date.parse(headers.expires ?? '')).toBeLessThan(Date.now());
    },
  );
});
