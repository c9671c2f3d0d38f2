import { describe, expect, it } from 'vitest';
import { Visitor } from '../../sandbox/client.ts';
import { school } from '../../sandbox/hosts.ts';
import { type Person, people } from '../../sandbox/people.ts';
import type { CdiVariant, CdiWidget, PageModel } from '../../sandbox/pronote/model.ts';
import { host, putClockForward, sandbox, signIn, visitor } from './school.ts';

const { ines, noe, paulo, claire, karim } = people;

function homesIn(body: string): PageModel['homes'] {
  const json = /<script type="application\/json"[^>]*>(.+?)<\/script>/s.exec(body)?.[1];
  if (json === undefined) throw new Error('the page has no model');
  const model: PageModel = JSON.parse(json);
  return model.homes;
}

async function homesOf(person: Person, cdi?: CdiVariant) {
  await signIn(person);
  const address = sandbox.addresses.pronoteWebspace(person.webspace, undefined, cdi);
  return homesIn((await visitor.get(address)).body);
}

function widgetsIn(home: PageModel['homes'][number] | undefined): readonly CdiWidget[] {
  const all = home?.columns.flatMap(({ widgets }) => widgets) ?? [];
  return all.filter((widget) => widget.kind === 'partenairecdi');
}

async function widgetOf(person: Person, cdi: CdiVariant): Promise<CdiWidget | undefined> {
  return widgetsIn((await homesOf(person, cdi))[0])[0];
}

const bookLate = 'Le Comte de Monte-Cristo';

describe('PRONOTE’s own CDI widget', () => {
  it('is absent until a browser requests it, and again after requesting its absence', async () => {
    const count = async (cdi?: CdiVariant) => widgetsIn((await homesOf(ines, cdi))[0]).length;
    expect(await count()).toBe(0);
    expect(await count('portal')).toBe(1);
    expect(await count()).toBe(1);
    expect(await count('absent')).toBe(0);
    expect(await count()).toBe(0);
  });

  it('is remembered together with the requested generation', async () => {
    await signIn(ines);
    await visitor.get(sandbox.addresses.pronoteWebspace('eleve.html', 2023, 'portal'));
    const page = await visitor.get(sandbox.addresses.pronoteHome);
    expect(page.body).toContain('PRONOTE 2023.0.2.7');
    expect(widgetsIn(homesIn(page.body)[0])).toHaveLength(1);
  });

  it.each([
    { person: ines, column: 'agendaetinformations' },
    { person: claire, column: 'agendaetinformations' },
    { person: karim, column: 'absencesprof' },
  ])('is at the end of the column $column for $person.login', async ({ person, column }) => {
    const [home] = await homesOf(person, 'portal');
    const widgets = home?.columns.find(({ name }) => name === column)?.widgets;
    expect(widgets?.at(-1)?.kind).toBe('partenairecdi');
  });

  it.each<[CdiVariant, string, readonly (number | null)[]]>([
    ['portal', school.portalTitle, [5]],
    ['portals', 'Centres de documentation', [5, 0]],
    ['search', school.portalTitle, [null]],
    ['empty', school.portalTitle, [0]],
  ])('has in the variant %s the title %s and %j loans', async (cdi, title, counts) => {
    const widget = await widgetOf(ines, cdi);
    expect(widget?.title).toBe(title);
    expect(widget?.portals.map(({ loans }) => loans?.length ?? null)).toEqual(counts);
  });

  it('lists unreturned loans with two-digit years, some comments, and one loan without address', async () => {
    const loans = (await widgetOf(ines, 'portal'))?.portals[0]?.loans ?? [];
    expect(loans[0]).toEqual({
      title: bookLate,
      address: expect.stringMatching(/^https:\/\/9990001x\.esidoc\.fr\/document\/id_9990001x_\d+\.html$/),
      comment: 'Prolongation possible jusqu’au 21/12/26',
      borrowed: '24/10/26',
      due: '14/11/26',
      late: true,
    });
    expect(loans.map(({ late }) => late)).toEqual([true, false, false, false, false]);
    expect(loans.map(({ address }) => address === null)).toEqual([false, false, true, false, false]);
    expect(loans.map(({ comment }) => comment === null)).toEqual([false, true, true, false, true]);
  });

  it('has the loans of each child for a parent, and an empty list for a person without loans', async () => {
    const homes = await homesOf(paulo, 'portal');
    expect(homes.map((home) => widgetsIn(home)[0]?.portals[0]?.loans?.length)).toEqual([5, 0]);
    expect((await widgetOf(noe, 'portal'))?.portals[0]?.loans).toEqual([]);
  });
});

async function askAddress(recherche = '') {
  return visitor.post(`${host()}/pronote/partenaire`, { recherche });
}

async function addressGiven(recherche = ''): Promise<string> {
  const { url }: { url: string } = JSON.parse((await askAddress(recherche)).body);
  return url;
}

describe('the link from PRONOTE’s widget to the portal', () => {
  it('opens a waiting page first', async () => {
    const page = await visitor.get(`${host()}/pronote/message.html?G=patiencePartenaire`);
    expect([page.status, page.body.includes('Un instant…')]).toEqual([200, true]);
  });

  it('signs in to the portal once, and then is no longer valid', async () => {
    await homesOf(ines, 'portal');
    const address = await addressGiven();
    const arrived = await visitor.get(address);
    expect(arrived.address).toBe(sandbox.addresses.portal);
    expect(arrived.body).toContain('Bonjour Inès');
    const thief = new Visitor(sandbox);
    const again = await thief.get(address);
    expect([again.status, again.body.includes('Bonjour')]).toEqual([410, false]);
    expect((await thief.get(sandbox.addresses.portal)).body).not.toContain('Bonjour');
  });

  it('has a new URL each time, which expires', async () => {
    await homesOf(ines, 'portal');
    const address = await addressGiven();
    expect(await addressGiven()).not.toBe(address);
    putClockForward(6000);
    expect((await visitor.get(address)).status).toBe(410);
  });

  it('replaces another person’s portal session', async () => {
    await homesOf(claire, 'portal');
    await visitor.get(await addressGiven());
    await homesOf(ines, 'portal');
    expect((await visitor.get(await addressGiven())).body).toContain('Bonjour Inès');
  });

  it('leads to the results of a search, signed in', async () => {
    await homesOf(ines, 'portal');
    const results = await visitor.get(await addressGiven('île & mer'));
    expect(results.address).toBe(`${sandbox.addresses.portal}recherche/${encodeURIComponent('île & mer')}`);
    expect(results.body).toContain('Bonjour Inès');
  });

  it('is the portal’s plain URL without delegation', async () => {
    await homesOf(ines, 'search');
    expect(await addressGiven()).toBe(sandbox.addresses.portal);
  });

  it('reports an unknown account, and requires a PRONOTE session', async () => {
    expect((await askAddress()).status).toBe(403);
    await homesOf(people.aya, 'portal');
    expect((await visitor.get(await addressGiven())).body).toContain('pas connu de ce portail');
  });
});
