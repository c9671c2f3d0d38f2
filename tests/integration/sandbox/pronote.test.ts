import { describe, expect, it } from 'vitest';
import { password, people } from '../../sandbox/people.ts';
import { host, sandbox, visitor } from './school.ts';

describe('PRONOTE', () => {
  it('shows the sign-in form, then the home page under a strict policy, then the goodbye', async () => {
    const form = await visitor.get(sandbox.addresses.pronoteHome);
    expect(form.body).toContain('name="identifiant"');
    expect(form.body).not.toContain('data-model');
    const home = await visitor.post(`${host()}/pronote/connexion`, {
      espace: 'eleve.html',
      identifiant: people.ines.login,
      motdepasse: password,
    });
    expect(home.address).toBe(sandbox.addresses.pronoteHome);
    expect(home.body).toContain(
      '<title>Page d&#39;accueil - Espace Élèves - PRONOTE 2026.1.3 - COLLEGE IMAGINAIRE</title>',
    );
    expect(home.headers['content-security-policy']).toMatch(/script-src 'nonce-[\w+/=]+'; style-src 'nonce-/);
    expect(home.headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect((await visitor.post(`${host()}/pronote/deconnexion`, {})).body).toContain('Vous êtes déconnecté');
    expect((await visitor.get(sandbox.addresses.pronoteHome)).body).toContain('name="identifiant"');
  });

  it('refuses a wrong password', async () => {
    const form = { espace: 'eleve.html', identifiant: people.ines.login, motdepasse: 'wrong' };
    expect((await visitor.post(`${host()}/pronote/connexion`, form)).status).toBe(401);
  });

  it('sets a session cookie that scripts and plain connections never see', async () => {
    const reply = await visitor.post(
      `${host()}/pronote/connexion`,
      { personne: people.noe.identiteEnt },
      { follow: false },
    );
    expect(reply.status).toBe(303);
    expect(String(reply.headers['set-cookie'])).toMatch(/; Secure; HttpOnly; SameSite=Lax$/);
  });

  it('serves its page script without types', async () => {
    const script = await visitor.get(`${host()}/pronote/scripts/home.ts`);
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(script.body).not.toContain('import type');
    expect((await visitor.get(`${host()}/pronote/scripts/server.ts`)).status).toBe(404);
  });
});
