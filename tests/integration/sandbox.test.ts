import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Visitor } from '../sandbox/client.ts';
import { type Person, password, people } from '../sandbox/people.ts';
import { routes } from '../sandbox/routes.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';

const today = '2026-11-23';
let clockAhead = 0;
let sandbox: Sandbox;
let visitor: Visitor;

beforeAll(async () => {
  sandbox = await startSandbox({ today: () => today, now: () => Date.now() + clockAhead, ticketSeconds: 5 });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  visitor = new Visitor(sandbox);
});
afterEach(() => {
  clockAhead = 0;
  sandbox.faults.clear();
  sandbox.forgetRequests();
});

const host = () => `https://${sandbox.hosts.pronote}`;
const loginAddress = (more = '') =>
  `${sandbox.addresses.casLogin}?service=${encodeURIComponent(sandbox.addresses.portal)}${more}`;

async function signIn(person: Person, who = visitor) {
  return who.post(`${host()}/pronote/connexion`, { personne: person.identiteEnt });
}

async function freshTicket(): Promise<string> {
  const reply = await visitor.get(loginAddress(), { follow: false });
  return new URL(reply.headers.location ?? '').searchParams.get('ticket') ?? '';
}

async function validation(ticket: string, service: string = sandbox.addresses.portal, more = '') {
  const query = new URLSearchParams({ ticket, service });
  return (await visitor.get(`${host()}/cas/p3/serviceValidate?${query}${more}`)).body;
}

function tokenIn(body: string, name: 'Esidocpublictoken' | 'Esidoctoken'): string | undefined {
  return new RegExp(`sessionStorage\\.setItem\\('${name}',"([\\w.-]+)"\\)`).exec(body)?.[1];
}

const claimsOf = (token = '..'): unknown =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

async function userToken(person: Person): Promise<string> {
  await signIn(person);
  return tokenIn((await visitor.get(loginAddress())).body, 'Esidoctoken') ?? '';
}

const loansAddress = (person: Person, rne = '9990001X') =>
  `${sandbox.addresses.loansApi}/${rne}/${person.identiteEnt}`;
const askLoans = (address: string, token: string) =>
  visitor.get(address, { headers: { authorization: `Bearer ${token}` } });

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
    clockAhead = 6000;
    expect(await validation(late)).toContain('code="INVALID_TICKET"');
  });

  it('signs out of the sign-on', async () => {
    await signIn(people.ines);
    await visitor.get(`${host()}/cas/logout`);
    const silent = await visitor.get(loginAddress('&gateway=true'), { follow: false });
    expect(silent.headers.location).toBe(sandbox.addresses.portal);
  });
});

describe('the portal', () => {
  it('hands a visitor a public token', async () => {
    const { body } = await visitor.get(sandbox.addresses.portal);
    expect(claimsOf(tokenIn(body, 'Esidocpublictoken'))).toMatchObject({
      iss: 'esidoc',
      institution: '9990001X',
      droits: ['PUBLIC'],
    });
    expect(tokenIn(body, 'Esidoctoken')).toBeUndefined();
  });

  it('signs a person on silently, asking the sign-on whose ticket it is', async () => {
    await signIn(people.ines);
    sandbox.forgetRequests();
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

  it('signs on towards an inner page and keeps its address', async () => {
    await signIn(people.ines);
    const service = `${sandbox.addresses.portal}recherche/le%20comte?tri=titre`;
    const reply = await visitor.get(`${sandbox.addresses.casLogin}?service=${encodeURIComponent(service)}`);
    expect(reply.address).toBe(service);
    expect(reply.body).toContain('Bonjour Inès');
    expect(reply.body).toContain('Le Comte de Monte-Cristo');
  });

  it('leaves a person without portal account anonymous and says why, once', async () => {
    await signIn(people.aya);
    const { body, address } = await visitor.get(loginAddress());
    expect(address).toBe(sandbox.addresses.portal);
    expect(body).toContain("Votre compte n'est pas connu de ce portail");
    expect(tokenIn(body, 'Esidoctoken')).toBeUndefined();
    expect((await visitor.get(sandbox.addresses.portal)).body).not.toContain("n'est pas connu");
  });

  it('switches to another person who arrives with a ticket', async () => {
    await userToken(people.ines);
    const token = await userToken(people.noe);
    expect(claimsOf(token)).toMatchObject({ nom: 'BERTHIER' });
  });

  it('shows the account to its owner only', async () => {
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

  it('escapes what was searched', async () => {
    const { body } = await visitor.get(
      `${sandbox.addresses.portal}recherche/${encodeURIComponent('<img src=x>')}`,
    );
    expect(body).toContain('&lt;img src=x&gt;');
    expect(body).not.toContain('<img src=x>');
  });

  it('tells which schools have a portal', async () => {
    const known = await visitor.get(`${sandbox.addresses.administrationApi}/9990001X/parametres/front`);
    expect(JSON.parse(known.body)).toMatchObject({ titre: 'CDI du collège Imaginaire' });
    expect(
      (await visitor.get(`${sandbox.addresses.administrationApi}/9990075C/parametres/front`)).status,
    ).toBe(404);
    expect((await visitor.get(sandbox.addresses.notAPortal)).body).not.toContain('sidoc');
  });
});

const answer = z.object({
  nb_resultats: z.number(),
  resultats: z.array(
    z.object({
      notice_id: z.string(),
      contenu: z.object({
        titre: z.string(),
        permalien: z.string(),
        support: z.string(),
        resume: z.string(),
      }),
      notice_generale: z.object({
        exemplaires: z.array(
          z.object({ disponibilite: z.string(), reservable: z.number(), emplacement: z.string() }),
        ),
      }),
      image: z.string(),
    }),
  ),
});

describe('the search API', () => {
  async function search(valeur: string, more: object = {}, token?: string) {
    const home = await visitor.get(sandbox.addresses.portal);
    const body = JSON.stringify({
      requete: [{ critere: 'tous', valeur, operateur: 'ET' }],
      facettes: ['support_groupe'],
      nb_resultats: 10,
      avis_federes: '1',
      numero_premier_resultat: 1,
      ...more,
    });
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      esidocpublictoken: token ?? tokenIn(home.body, 'Esidocpublictoken') ?? '',
    };
    return visitor.get(`${sandbox.addresses.searchApi}/recherche/simple/9990001X`, {
      method: 'POST',
      headers,
      body,
    });
  }

  it('finds words whatever their accents and case, in title, author and subject', async () => {
    for (const words of ['ETRANGE cas', 'stevenson double', 'L’étrange']) {
      const found = answer.parse(JSON.parse((await search(words)).body));
      expect(found.resultats.map(({ contenu }) => contenu.titre)).toContain(
        'L’Étrange Cas du docteur Jekyll et de M. Hyde',
      );
    }
    expect(answer.parse(JSON.parse((await search('zzzz')).body))).toEqual({ nb_resultats: 0, resultats: [] });
  });

  it('counts all results and answers a page of them', async () => {
    const all = answer.parse(JSON.parse((await search('aventure', { nb_resultats: 50 })).body));
    const second = answer.parse(
      JSON.parse((await search('aventure', { nb_resultats: '3', numero_premier_resultat: 4 })).body),
    );
    expect(second.nb_resultats).toBe(all.resultats.length);
    expect(second.resultats).toEqual(all.resultats.slice(3, 6));
  });

  it('leads to records and covers that exist', async () => {
    const found = answer.parse(JSON.parse((await search('monte-cristo')).body));
    expect((await visitor.get(found.resultats[0]?.contenu.permalien ?? '')).body).toContain('R DUM');
    expect((await visitor.get(found.resultats[0]?.image ?? '')).headers['content-type']).toBe('image/png');
  });

  it.each(['expired-token', 'foreign-token'] as const)('refuses an %s', async (kind) => {
    sandbox.faults.set('portal-home', { kind });
    expect((await search('dumas')).status).toBe(401);
  });

  it('refuses a forged token and a body it cannot read', async () => {
    expect((await search('dumas', {}, 'a.b.c')).status).toBe(401);
    expect((await search('dumas', { requete: 'dumas' })).status).toBe(400);
  });
});

describe('the loans API', () => {
  it('answers filled buckets as objects keyed by loan', async () => {
    const reply = await askLoans(loansAddress(people.ines), await userToken(people.ines));
    const { prets, compte } = JSON.parse(reply.body);
    expect(compte.permalien).toBe(sandbox.addresses.account);
    expect(prets.compteur).toEqual({ en_cours: 4, en_retard: 1, historique: 2 });
    expect(Object.keys(prets.items.en_cours)).toHaveLength(4);
    const dueDates = Object.values<{ date_retour: string }>(prets.items.en_cours).map(
      (loan) => loan.date_retour,
    );
    expect(dueDates).toEqual(expect.arrayContaining([today, '2026-11-24']));
    expect(Object.values(prets.items.en_retard)[0]).toMatchObject({
      titre: 'Le Comte de Monte-Cristo',
      cote: 'R DUM',
      support: 'Livre',
    });
  });

  it('answers empty buckets as lists', async () => {
    const reply = await askLoans(loansAddress(people.noe), await userToken(people.noe));
    expect(JSON.parse(reply.body).prets.items).toEqual({ en_cours: [], en_retard: [], historique: [] });
  });

  it('does not know a person who is no borrower', async () => {
    expect((await askLoans(loansAddress(people.lou), await userToken(people.lou))).status).toBe(404);
  });

  it('refuses a missing, forged, public or expired token, and another person’s', async () => {
    const token = await userToken(people.ines);
    expect((await visitor.get(loansAddress(people.ines))).status).toBe(401);
    expect((await askLoans(loansAddress(people.ines), `${token}x`)).status).toBe(401);
    const visitorToken =
      tokenIn((await visitor.get(sandbox.addresses.portal)).body, 'Esidocpublictoken') ?? '';
    expect((await askLoans(loansAddress(people.ines), visitorToken)).status).toBe(403);
    expect((await askLoans(loansAddress(people.noe), token)).status).toBe(403);
    clockAhead = 3_601_000;
    expect((await askLoans(loansAddress(people.ines), token)).status).toBe(401);
  });

  it('shows a renewal at once', async () => {
    const token = await userToken(people.jeanLoup);
    const [loan] = sandbox.school.library.loansOf(people.jeanLoup.identiteEnt);
    sandbox.school.library.renew(loan?.id ?? '', 7);
    const { prets } = JSON.parse((await askLoans(loansAddress(people.jeanLoup), token)).body);
    expect(prets.items.en_cours[loan?.id ?? ''].date_retour).toBe('2026-12-14');
  });
});

describe('faults', () => {
  const front = () =>
    visitor.get(`${sandbox.addresses.administrationApi}/9990001X/parametres/front`, { follow: false });

  it('answer something else for as long as they last', async () => {
    sandbox.faults.set('front-parameters', { kind: 'status', status: 503, times: 1 });
    expect((await front()).status).toBe(503);
    expect((await front()).status).toBe(200);
    sandbox.faults.set('front-parameters', { kind: 'html' });
    expect((await front()).headers['content-type']).toContain('text/html');
    sandbox.faults.set('front-parameters', { kind: 'empty-array' });
    expect((await front()).body).toBe('[]');
    sandbox.faults.set('front-parameters', { kind: 'redirect', to: 'https://ailleurs.example/' });
    expect((await front()).headers.location).toBe('https://ailleurs.example/');
    sandbox.faults.clear();
    expect((await front()).status).toBe(200);
  });

  it('break the connection before or midway in the answer', async () => {
    for (const kind of ['refuse', 'cut'] as const) {
      sandbox.faults.set('front-parameters', { kind });
      await expect(front()).rejects.toThrow();
    }
    expect(sandbox.requests.map(({ status }) => status)).toEqual([0, 200]);
  });

  it('make an answer late', async () => {
    sandbox.faults.set('front-parameters', { kind: 'latency', ms: 80 });
    const start = performance.now();
    await front();
    expect(performance.now() - start).toBeGreaterThanOrEqual(79);
  });
});

describe('the gate', () => {
  it('refuses every other host and remembers which', async () => {
    await expect(visitor.get('https://example.org/')).rejects.toThrow('403');
    await expect(visitor.get('https://9990001x.esidoc.fr.example/')).rejects.toThrow('403');
    expect(sandbox.refused).toEqual(['example.org:443', '9990001x.esidoc.fr.example:443']);
    expect(sandbox.requests).toEqual([]);
  });

  it('records requests without mixing path and query', async () => {
    await visitor.get(`${sandbox.addresses.portal}recherche/mer?tri=date`);
    expect(sandbox.requests[0]).toMatchObject({
      method: 'GET',
      path: '/recherche/mer',
      query: 'tri=date',
      status: 200,
      hasSession: false,
    });
  });

  it('says of every route where its contract comes from', () => {
    for (const route of Object.values(routes)) {
      const { contract } = route;
      const words = contract === 'public' ? route.source : contract === 'assumed' ? route.why : route.purpose;
      expect(words.length).toBeGreaterThan(10);
    }
  });
});
