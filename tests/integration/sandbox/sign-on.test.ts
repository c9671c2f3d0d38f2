import { describe, expect, it } from 'vitest';
import { password, people } from '../../sandbox/people.ts';
import {
  freshTicket,
  host,
  loginAddress,
  putClockForward,
  sandbox,
  signIn,
  validation,
  visitor,
} from './school.ts';

describe('CAS 3.0', () => {
  it('needs a service, and one that the school knows', async () => {
    expect((await visitor.get(sandbox.addresses.casLogin)).status).toBe(400);
    for (const stranger of [
      'https://voleur.example/',
      `https://${sandbox.hosts.portal}.example/`,
      'http://9990001x.esidoc.fr/',
    ]) {
      const reply = await visitor.get(
        `${sandbox.addresses.casLogin}?service=${encodeURIComponent(stranger)}&gateway=true`,
      );
      expect([reply.status, reply.headers.location]).toEqual([403, undefined]);
    }
  });

  it('sends a signed-in person on with a ticket, and anybody else to the form', async () => {
    expect((await visitor.get(loginAddress())).body).toContain('name="username"');
    await signIn(people.ines);
    expect(await freshTicket()).toMatch(/^ST-/);
  });

  it('answers a gateway without asking, and lets renew go before it', async () => {
    const silent = await visitor.get(loginAddress('&gateway=true'), { follow: false });
    expect([silent.status, silent.headers.location]).toEqual([302, sandbox.addresses.portal]);
    await signIn(people.ines);
    const known = await visitor.get(loginAddress('&gateway=true'), { follow: false });
    expect(known.headers.location).toMatch(/\?ticket=ST-/);
    const renewed = await visitor.get(loginAddress('&gateway=true&renew=true'), { follow: false });
    expect([renewed.status, renewed.body.includes('name="username"')]).toEqual([200, true]);
  });

  it('takes a login form once', async () => {
    const form = await visitor.get(loginAddress());
    const lt = /name="lt" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
    const filled = { service: sandbox.addresses.portal, lt, username: people.ines.login, password };
    const first = await visitor.post(`${host()}/cas/login`, filled, { follow: false });
    expect(first.headers.location).toMatch(/\?ticket=ST-/);
    expect((await visitor.post(`${host()}/cas/login`, filled, { follow: false })).status).toBe(401);
  });

  it('validates a ticket with the person’s attributes, once', async () => {
    await signIn(people.ines);
    const ticket = await freshTicket();
    const success = await validation(ticket);
    expect(success).toContain('<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">');
    expect(success).toContain('<cas:user>ines.almeida</cas:user>');
    expect(success).toContain('<cas:ENTPersonStructRattachRNE>9990001X</cas:ENTPersonStructRattachRNE>');
    expect(success).toContain('<cas:ENTPersonProfils>National_1</cas:ENTPersonProfils>');
    expect(success).toContain(`<cas:uid>${people.ines.identiteEnt}</cas:uid>`);
    expect(await validation(ticket)).toContain('code="INVALID_TICKET"');
  });

  it('tells each failure by its code', async () => {
    await signIn(people.ines);
    expect((await visitor.get(`${host()}/cas/serviceValidate`)).body).toContain('code="INVALID_REQUEST"');
    expect(await validation('ST-unknown')).toContain('code="INVALID_TICKET"');
    const ticket = await freshTicket();
    expect(await validation(ticket, `${sandbox.addresses.portal}autre`)).toContain('code="INVALID_SERVICE"');
    expect(await validation(ticket), 'a wrong service uses the ticket up').toContain('code="INVALID_TICKET"');
    expect(await validation(await freshTicket(), undefined, '&renew=true')).toContain(
      'code="INVALID_TICKET"',
    );
    const late = await freshTicket();
    putClockForward(6000);
    expect(await validation(late)).toContain('code="INVALID_TICKET"');
  });

  it('signs out of the sign-on', async () => {
    await signIn(people.ines);
    await visitor.get(`${host()}/cas/logout`);
    const silent = await visitor.get(loginAddress('&gateway=true'), { follow: false });
    expect(silent.headers.location).toBe(sandbox.addresses.portal);
  });
});
