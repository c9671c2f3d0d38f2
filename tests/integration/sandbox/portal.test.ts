import { describe, expect, it } from 'vitest';
import { readAccount } from '../../../utils/esidoc/account-page.ts';
import { people } from '../../sandbox/people.ts';
import { claimsOf, loginAddress, sandbox, signIn, tokenIn, userToken, visitor } from './school.ts';

describe('the portal', () => {
  it('gives a visitor a public token', async () => {
    const { body } = await visitor.get(sandbox.addresses.portal);
    expect(claimsOf(tokenIn(body, 'Esidocpublictoken'))).toMatchObject({
      iss: 'esidoc',
      institution: '9990001X',
      droits: ['PUBLIC'],
    });
    expect(tokenIn(body, 'Esidoctoken')).toBeUndefined();
  });

  it('signs a person on silently by validating the ticket with the CAS server', async () => {
    await signIn(people.ines);
    sandbox.clearRequests();
    const { body, address } = await visitor.get(loginAddress('&gateway=true'));
    expect(address).toBe(sandbox.addresses.portal);
    expect(claimsOf(tokenIn(body, 'Esidoctoken'))).toMatchObject({
      identite_ent: people.ines.identiteEnt,
      nom: 'ALMEIDA',
    });
    expect(sandbox.requests.map(({ route }) => route)).toEqual([
      'cas-login',
      'portal-home',
      'cas-validate-p3',
      'portal-home',
    ]);
    expect(sandbox.requests.map(({ hasSession }) => hasSession)).toEqual([true, false, false, true]);
  });

  it('signs on to an inner page and keeps its URL', async () => {
    await signIn(people.ines);
    const service = `${sandbox.addresses.portal}recherche/le%20comte?tri=titre`;
    const reply = await visitor.get(`${sandbox.addresses.casLogin}?service=${encodeURIComponent(service)}`);
    expect(reply.address).toBe(service);
    expect(reply.body).toContain('Bonjour Inès');
    expect(reply.body).toContain('Le Comte de Monte-Cristo');
  });

  it('leaves a person without portal account anonymous and explains it once', async () => {
    await signIn(people.aya);
    const { body, address } = await visitor.get(loginAddress());
    expect(address).toBe(sandbox.addresses.portal);
    expect(body).toContain("Votre compte n'est pas connu de ce portail");
    expect(tokenIn(body, 'Esidoctoken')).toBeUndefined();
    expect((await visitor.get(sandbox.addresses.portal)).body).not.toContain("n'est pas connu");
  });

  it('switches to another person who returns with a ticket', async () => {
    await userToken(people.ines);
    const token = await userToken(people.noe);
    expect(claimsOf(token)).toMatchObject({ nom: 'BERTHIER' });
  });

  it('shows the account page to its owner only', async () => {
    expect((await visitor.get(sandbox.addresses.account, { follow: false })).headers.location).toMatch(
      /^\/connexion/,
    );
    await signIn(people.ines);
    const { body, address } = await visitor.get(sandbox.addresses.account);
    expect(address).toBe(sandbox.addresses.account);
    const late = body.slice(body.indexOf('Prêts en retard'), body.indexOf('Réservations'));
    expect(late).toContain('Le Comte de Monte-Cristo');
    expect(late).toContain('14/11/2026');
    expect(late).toContain('En retard');
    await visitor.get(`${sandbox.addresses.portal}deconnexion`);
    expect((await visitor.get(sandbox.addresses.account, { follow: false })).status).toBe(302);
  });

  it('shows reservations in a form that the account page parser reads', async () => {
    await signIn(people.ines);
    const { body } = await visitor.get(sandbox.addresses.account);
    const account = readAccount(body, 'https://9990001x.esidoc.fr');
    const kept = { title: 'Le Horla', reservedOn: '2026-11-17', rank: 1, availableUntil: '2026-11-27' };
    const awaited = { title: 'Germinal', reservedOn: '2026-11-20', rank: 2, availableUntil: null };
    expect(account).toMatchObject({ ok: true, value: { reservations: [kept, awaited] } });
    expect(account.ok && account.value.loans.map(({ title }) => title)).not.toContain('Germinal');
    expect(account.ok && account.value.loans).toHaveLength(7);
  });

  it('shows an empty state without reservations', async () => {
    await signIn(people.claire);
    expect((await visitor.get(sandbox.addresses.account)).body).toContain('Aucune réservation.');
  });

  it('escapes the search terms', async () => {
    const { body } = await visitor.get(
      `${sandbox.addresses.portal}recherche/${encodeURIComponent('<img src=x>')}`,
    );
    expect(body).toContain('&lt;img src=x&gt;');
    expect(body).not.toContain('<img src=x>');
  });

  it('returns the parameters of known schools only', async () => {
    const known = await visitor.get(`${sandbox.addresses.administrationApi}/9990001X/parametres/front`);
    expect(JSON.parse(known.body)).toMatchObject({ titre: 'CDI du collège Imaginaire' });
    expect(
      (await visitor.get(`${sandbox.addresses.administrationApi}/9990075C/parametres/front`)).status,
    ).toBe(404);
    expect((await visitor.get(sandbox.addresses.notAPortal)).body).not.toContain('sidoc');
  });
});
