import { describe, expect, it } from 'vitest';
import { addresses, hosts, type PageLook } from '../../sandbox/hosts.ts';
import { type Person, people } from '../../sandbox/people.ts';
import { type PageModel, themes } from '../../sandbox/pronote/model.ts';
import { host, sandbox, signIn, visitor } from './school.ts';

/** PRONOTE hosted by its vendor, on a school's own server and in an ENT's frame: paths, themes, security policy. */

const { ines, claire } = people;
const ownServer = `https://${hosts.selfHosted}`;
const framed = { headers: { 'sec-fetch-dest': 'iframe' } };

function modelIn(body: string): PageModel {
  const json = /<script type="application\/json"[^>]*>(.+?)<\/script>/s.exec(body)?.[1];
  if (json === undefined) throw new Error('the page has no model');
  return JSON.parse(json);
}

/** Signs in to the ENT, and returns the URL of its frame. */
async function frameOf(person: Person, look: PageLook = {}): Promise<string> {
  await visitor.post(`https://${hosts.ent}/connexion`, { personne: person.identiteEnt });
  const { body } = await visitor.get(addresses.ent('selfHosted', look));
  const source = /<iframe[^>]* src="([^"]+)"/.exec(body)?.[1];
  if (source === undefined) throw new Error('the ENT shows no frame');
  return source.replaceAll('&amp;', '&');
}

describe('PRONOTE on a school’s own server', () => {
  it('works below its own path, from the chooser to the sign-out', async () => {
    const chooser = await visitor.get(`${ownServer}/notes/`);
    expect(chooser.body).toContain('href="/notes/eleve.html"');
    const home = await visitor.post(`${ownServer}/notes/connexion`, { personne: ines.identiteEnt });
    expect(home.address).toBe(addresses.selfHostedWebspace('eleve.html'));
    expect(modelIn(home.body).bannerName).toBe('ALMEIDA Inès (3A)');
    const script = /src="([^"]+)"/.exec(home.body)?.[1] ?? '';
    const { status, headers } = await visitor.get(new URL(script, home.address).href);
    expect([status, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
    const goodbye = await visitor.post(`${ownServer}/notes/deconnexion`, {});
    expect(goodbye.address).toBe(`${ownServer}/notes/eleve.html?deconnexion`);
    expect(goodbye.body).toContain('Vous êtes déconnecté');
  });

  it('is served below its own path only', async () => {
    expect((await visitor.get(`${ownServer}/pronote/eleve.html`)).status).toBe(404);
    expect((await visitor.get(`${host()}/notes/eleve.html`)).status).toBe(404);
  });

  it.each([
    ['a school’s own server', addresses.selfHostedCasLogin, `${ownServer}/notes/connexion`],
    ['the ENT', addresses.entCasLogin, `https://${hosts.ent}/connexion`],
  ])('signs on to the portal with a session of %s', async (_, cas, form) => {
    await visitor.post(form, { personne: ines.identiteEnt });
    const portal = await visitor.get(`${cas}?gateway=true&service=${encodeURIComponent(addresses.portal)}`);
    expect(portal.address).toBe(addresses.portal);
    expect(
      sandbox.school.portal.find({ 'esidoc-session': visitor.cookie(hosts.portal, 'esidoc-session') ?? '' })
        ?.person,
    ).toBe(ines);
  });
});

describe('PRONOTE in an ENT’s frame', () => {
  it('accepts a single-use secret, and sets a partitioned cookie', async () => {
    const address = await frameOf(claire, { theme: 'Violet' });
    expect(new URL(address).pathname).toBe('/notes/professeur.html');
    const { body, headers } = await visitor.get(address, framed);
    expect(modelIn(body)).toMatchObject({ bannerName: '', theme: 'Violet' });
    expect(String(headers['set-cookie'])).toMatch(
      /ie-session=\w+; Path=\/; Secure; HttpOnly; SameSite=None; Partitioned$/,
    );
    await visitor.post(`${ownServer}/notes/deconnexion`, {});
    expect((await visitor.get(address, framed)).body).toContain('name="identifiant"');
  });

  it('has no name in the banner inside the frame, and has one outside', async () => {
    const address = await frameOf(people.paulo);
    const inside = modelIn((await visitor.get(address, framed)).body);
    expect(inside.bannerName).toBe('');
    expect(inside.homes.map(({ member }) => member)).toEqual(['ALMEIDA Inès (3A)', 'ALMEIDA Tiago (6B)']);
    const outside = modelIn((await visitor.get(addresses.selfHostedWebspace('parent.html'))).body);
    expect(outside.bannerName).toBe('M. ALMEIDA Paulo');
  });
});

describe('PRONOTE’s themes', () => {
  it.each(themes)('%s applies to the page and its dialogs, and is remembered', async (theme) => {
    await signIn(ines);
    await visitor.get(addresses.pronoteWebspace('eleve.html', undefined, undefined, { theme }));
    const { body } = await visitor.get(addresses.pronoteHome);
    expect(body).toContain(`<div id="zone_fenetre" class="Theme${theme}">`);
    expect(body).toContain(`<div id="div" data-role="page" class="Theme${theme}">`);
    expect(body).toContain(`.Theme${theme} { --theme-claire:`);
  });
});

describe('PRONOTE’s content security policy', () => {
  it.each([
    ['the chooser', addresses.pronoteChooser],
    ['a sign-in form', addresses.pronoteWebspace('professeur.html')],
    ['a home page', addresses.pronoteHome],
    [
      'a page without home page',
      addresses.pronoteWebspace('eleve.html', 2023, 'portal', { accueil: 'jamais' }),
    ],
    ['a missing page', addresses.pronoteWebspace('eleve.html').replace('eleve', 'tuteur')],
    ['the waiting page', `${addresses.pronoteChooser}message.html?G=patiencePartenaire`],
    ['another product', addresses.otherProduct],
    ['a school’s own server', addresses.selfHostedWebspace('eleve.html')],
  ])('is as strict as possible: %s', async (_, address) => {
    await signIn(ines);
    const policies = [await visitor.get(address), await visitor.get(address)].map(({ headers }) =>
      String(headers['content-security-policy']).split('; '),
    );
    for (const policy of policies) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("img-src 'self' data:");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy.join()).toMatch(/script-src 'nonce-[\w+/=]+',style-src 'nonce-[\w+/=]+',/);
      expect(policy.join()).not.toContain('unsafe');
      expect(policy).toContain(`frame-ancestors 'self' https://${hosts.ent}`);
    }
    // A nonce is never reused.
    expect(policies[0]).not.toEqual(policies[1]);
  });

  it('allows no inline script or style without a nonce', async () => {
    const { body } = await signIn(ines);
    const inline = [...body.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
    expect(inline.length).toBeGreaterThan(2);
    expect(inline.filter((tag) => !tag.includes('nonce='))).toEqual([]);
    expect(body).not.toMatch(/ (?:style|on\w+)=/);
  });
});
