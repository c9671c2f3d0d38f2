import { describe, expect, it } from 'vitest';
import { bannerName, password, people } from '../../sandbox/people.ts';
import type { GenerationYear, PageModel } from '../../sandbox/pronote/model.ts';
import { freshTicket, host, sandbox, signIn, validation, visitor } from './school.ts';

describe('PRONOTE', () => {
  it('shows the sign-in form, then the home page under a strict policy, then the sign-out page', async () => {
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

  it('rejects a wrong password', async () => {
    const form = { espace: 'eleve.html', identifiant: people.ines.login, motdepasse: 'wrong' };
    expect((await visitor.post(`${host()}/pronote/connexion`, form)).status).toBe(401);
  });

  it('sets a session cookie that is HttpOnly and Secure', async () => {
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

const { ines, paulo, claire, karim, sylvie, maud } = people;

const webspaces = [
  { person: ines, banner: 'Espace Élèves - ALMEIDA Inès (3A)', profile: 'National_1' },
  { person: paulo, banner: 'Espace Parents - M. ALMEIDA Paulo', profile: 'National_6' },
  { person: claire, banner: 'Espace Professeurs - Mme MONESTIER Claire', profile: 'National_3' },
  { person: karim, banner: 'Espace Vie scolaire - M. BENALI Karim', profile: 'National_6' },
  { person: sylvie, banner: 'Espace Direction - Mme HAUTERIVE Sylvie', profile: 'National_6' },
  { person: maud, banner: 'Espace Accompagnants - Mme PERRIN-DUVAL Maud', profile: 'National_6' },
];

const generations: readonly {
  readonly year: GenerationYear;
  readonly version: string;
  readonly tags: readonly string[];
}[] = [
  { year: 2023, version: '2023.0.2.7', tags: ['div', 'div', 'article', 'h3'] },
  { year: 2025, version: '2025.2.8', tags: ['div', 'div', 'section', 'h2'] },
  { year: 2026, version: '2026.1.3', tags: ['header', 'main', 'section', 'h2'] },
];

function modelIn(body: string): PageModel {
  const json = /<script type="application\/json"[^>]*>(.+?)<\/script>/s.exec(body)?.[1];
  if (json === undefined) throw new Error('the page has no model');
  return JSON.parse(json);
}

describe.each(generations)('PRONOTE as of $year', ({ year, version, tags }) => {
  it.each(webspaces)('signs in to $banner', async ({ person, banner }) => {
    const form = await visitor.get(sandbox.addresses.pronoteWebspace(person.webspace, year));
    expect(form.body).toContain(`PRONOTE ${version} - COLLEGE IMAGINAIRE</title>`);
    const page = await visitor.post(`${host()}/pronote/connexion`, {
      espace: person.webspace,
      identifiant: person.login,
      motdepasse: password,
    });
    expect(page.address).toBe(sandbox.addresses.pronoteWebspace(person.webspace));
    const name = banner.slice(0, banner.indexOf(' - '));
    expect(page.body).toContain(
      `<title>Page d&#39;accueil - ${name} - PRONOTE ${version} - COLLEGE IMAGINAIRE</title>`,
    );
    const model = modelIn(page.body);
    expect(`${model.webspace.name} - ${model.bannerName}`).toBe(banner);
    const { banner: head, client, widget, widgetTitle } = model.markup;
    expect([head, client, widget, widgetTitle].map(({ tag }) => tag)).toEqual(tags);
  });
});

describe('a webspace of PRONOTE', () => {
  it.each(webspaces)('lists its own people only: $banner', async ({ person }) => {
    const form = await visitor.get(sandbox.addresses.pronoteWebspace(person.webspace));
    const listed = [...form.body.matchAll(/name="personne" value="([^"]+)"/g)].map(([, id]) => id);
    const own = Object.values(people).filter(({ webspace }) => webspace === person.webspace);
    expect(listed).toEqual(own.map(({ identiteEnt }) => identiteEnt));
  });

  it('shows the sign-in form to a person of another webspace, and rejects them', async () => {
    await signIn(ines);
    const teachers = await visitor.get(sandbox.addresses.pronoteWebspace('professeur.html'));
    expect(teachers.body).toContain('<h1>Espace Professeurs</h1>');
    expect(teachers.body).not.toContain('data-model');
    const form = { espace: 'professeur.html', identifiant: ines.login, motdepasse: password };
    expect((await visitor.post(`${host()}/pronote/connexion`, form)).status).toBe(401);
    expect((await visitor.get(sandbox.addresses.pronoteHome)).body).toContain('data-model');
  });

  it('gives a parent one home page for each child, and everyone else one', async () => {
    const children = modelIn((await signIn(paulo)).body).homes;
    expect(children.map(({ member }) => member)).toEqual([bannerName(ines), bannerName(people.tiago)]);
    expect(children[0]?.columns).not.toEqual(children[1]?.columns);
    expect(modelIn((await signIn(claire)).body).homes.map(({ member }) => member)).toEqual([null]);
  });

  it('has a column of news, except in vie scolaire', async () => {
    for (const { person } of webspaces) {
      const names = modelIn((await signIn(person)).body).homes[0]?.columns.map(({ name }) => name);
      expect(names, person.login).toContain('absencesprof');
      expect(names?.includes('agendaetinformations'), person.login).toBe(person !== karim);
    }
  });

  it.each(webspaces)(
    'is released to portals as the profile $profile: $banner',
    async ({ person, profile }) => {
      await signIn(person);
      expect(await validation(await freshTicket())).toContain(
        `<cas:ENTPersonProfils>${profile}</cas:ENTPersonProfils>`,
      );
    },
  );

  it('returns to the newest generation, and ignores an unknown one', async () => {
    const versionOf = async (query: string) =>
      modelIn((await visitor.get(`${sandbox.addresses.pronoteHome}${query}`)).body).version;
    await signIn(ines);
    expect(await versionOf('?generation=2025')).toBe('2025.2.8');
    expect(await versionOf('?generation=1999')).toBe('2025.2.8');
    expect(await versionOf('?generation=2026')).toBe('2026.1.3');
    expect(await versionOf('')).toBe('2026.1.3');
  });
});
