import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '../../entrypoints/background/index.ts';
import type { Person } from '../../utils/domain/person.ts';
import type { Suggestions } from '../../utils/domain/suggestion.ts';
import { removePortal, savePortal, updateSettings } from '../../utils/storage/settings.ts';
import { hosts } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox, personOf } from '../support/background-on-sandbox.ts';
import { outside } from '../support/outside-entries.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';
import { storedRecords } from '../support/stored-records.ts';

/** Searches from the panel, the omnibox, the context menu and the search page, and their history. */

const { sandbox, ask, open, arrive } = await backgroundOnSandbox();

const ines = personOf(people.ines);
const noe = personOf(people.noe);
const lycee = {
  ...sandboxPortal,
  id: 'lycee',
  name: 'Lycée & « <CDI> »',
  address: 'https://9990075c.esidoc.fr',
};
const results = (terms: string) => `https://${hosts.portal}/recherche/${terms}`;

let opened: string[];
let pronoteIsOpen: boolean;

beforeEach(() => {
  opened = [];
  pronoteIsOpen = true;
  const tab = { id: 1, index: 0, highlighted: true, active: true, pinned: false, incognito: false };
  Object.assign(fakeBrowser.tabs, {
    create: async ({ url, active }: { url: string; active: boolean }) =>
      void opened.push(`${active ? 'in front' : 'behind'}: ${url}`),
    update: async ({ url }: { url: string }) => void opened.push(`here: ${url}`),
    query: async () => (pronoteIsOpen ? [tab] : []),
  });
  Object.assign(fakeBrowser.runtime, { openOptionsPage: async () => void opened.push('the settings') });
});

const suggest = (person: Person, terms = '') => ask<Suggestions>('search.suggest', { person, terms });
const forget = (person: Person, terms: string | null) => ask('search.forget', { person, terms });
const search = (person: Person | undefined, terms: string) =>
  ask('panel.search', {
    ...{ asker: 'tab', portalId: 'cdi', terms, first: 1, opens: false },
    ...(person && { person }),
  });
const past = async (person: Person, typed = '') =>
  (await suggest(person, typed)).items.flatMap(({ kind, terms }) => (kind === 'past-search' ? [terms] : []));
const has = (line: string) => vi.waitUntil(() => opened.includes(line));

describe('suggestions', () => {
  it('contain only the loans on a shared computer, without a history', async () => {
    await arrive(people.ines);
    await search(ines, 'mer');
    sandbox.clearRequests();
    const { items, keepsPast } = await suggest(ines);
    expect(keepsPast).toBe(false);
    expect([...new Set(items.map(({ kind }) => kind))]).toEqual(['loan']);
    expect(await suggest(ines, 'COMTE')).toMatchObject({ items: [{ terms: 'Le Comte de Monte-Cristo' }] });
    expect(await storedRecords('searches')).toEqual([]);
    expect(await storedRecords('seen')).toEqual([]);
    expect(sandbox.requests).toEqual([]);
  });

  it('contain searches and seen records on the user’s own computer', async () => {
    await updateSettings({ computer: 'own' });
    await arrive(people.ines);
    await search(ines, '  vingt mille   lieues ');
    const { items, keepsPast } = await suggest(ines, 'VÎNGT');
    expect(keepsPast).toBe(true);
    // The loan suppresses the same document as a seen record.
    expect(items).toMatchObject([
      { kind: 'past-search', terms: 'vingt mille lieues' },
      { kind: 'loan', terms: 'Vingt mille lieues sous les mers' },
    ]);
    await search(ines, 'mer');
    expect((await suggest(ines, 'mer')).items.some(({ kind }) => kind === 'seen')).toBe(true);
  });

  it('contain a search that failed', async () => {
    await updateSettings({ computer: 'own' });
    await open(people.ines);
    sandbox.faults.set('search-simple', { kind: 'refuse' });
    await search(ines, 'mer');
    expect(await past(ines)).toEqual(['mer']);
  });

  it.each([
    ['a search of a page without a name', () => search(undefined, 'mer')],
    ['a search in another user’s tab', () => search(noe, 'mer')],
    ['an empty search', () => search(ines, ' \u202e\ud800 ')],
  ])('do not contain %s', async (_, act) => {
    await updateSettings({ computer: 'own' });
    await open(people.ines);
    await act();
    expect(await storedRecords('searches')).toEqual([]);
    expect(await storedRecords('seen')).toEqual([]);
  });

  it('are empty for anyone but the current user', async () => {
    await updateSettings({ computer: 'own' });
    await arrive(people.ines);
    await search(ines, 'mer');
    expect((await suggest(noe)).items).toEqual([]);
    await forget(noe, null);
    expect(await past(ines)).toEqual(['mer']);
  });

  it('can be deleted one by one and all at once', async () => {
    await updateSettings({ computer: 'own' });
    await open(people.ines);
    for (const terms of ['mer', 'loup', 'dune']) await search(ines, terms);
    await forget(ines, ' MER ');
    expect(await past(ines)).toEqual(['dune', 'loup']);
    await forget(ines, null);
    expect((await suggest(ines)).items).toEqual([]);
    expect([await storedRecords('searches'), await storedRecords('seen')]).toEqual([[], []]);
  });

  it('are deleted when the computer becomes shared, and when another user arrives', async () => {
    await updateSettings({ computer: 'own' });
    await arrive(people.ines);
    await search(ines, 'mer');
    expect(await storedRecords('searches')).toHaveLength(1);
    await updateSettings({ computer: 'shared' });
    await vi.waitUntil(async () => (await storedRecords('searches')).length === 0);
    expect(await storedRecords('seen')).toEqual([]);
    expect(await storedRecords('readings')).not.toEqual([]);

    await updateSettings({ computer: 'own' });
    await search(ines, 'mer');
    await open(people.noe);
    expect(await storedRecords('searches')).toEqual([]);
  });

  it('contain no name in the database', async () => {
    await updateSettings({ computer: 'own' });
    await open(people.ines);
    await search(ines, 'mer');
    expect(JSON.stringify(await storedRecords('searches'))).not.toMatch(/almeida/i);
  });
});

describe('the omnibox', () => {
  it('tells that there is no portal, and opens the settings', async () => {
    await removePortal('cdi');
    expect(await outside.types('dune')).toEqual([]);
    expect(outside.firstLine).toBe('Pas encore de portail ici\u00a0: Entrée ouvre les réglages');
    outside.enters('dune', 'currentTab');
    await has('the settings');
  });

  it.each([
    ['currentTab', 'here'],
    ['newForegroundTab', 'in front'],
    ['newBackgroundTab', 'behind'],
  ] as const)('opens the results, %s', async (place, where) => {
    outside.enters('mer & « poésie » 100 %', place);
    await has(`${where}: ${results(encodeURIComponent('mer & « poésie » 100 %'))}`);
  });

  it.each([
    ['nothing', '', `https://${hosts.portal}/`],
    ['blanks', ' \t ', `https://${hosts.portal}/`],
    ['10 000 characters', 'a'.repeat(10_000), results('a'.repeat(200))],
    ['quotes and operators', '"a" AND -b*', results('%22a%22%20AND%20-b*')],
    ['URL syntax', '%2e?x#y&z=1', results('%252e%3Fx%23y%26z%3D1')],
    ['a relative path', '../../moncompte', results('..%2F..%2Fmoncompte')],
    ['two dots', '..', results('..%20')],
    ['direction marks', 'a\u202eb\u2066c', results('a%20b%20c')],
    ['an emoji', '📚', results('%F0%9F%93%9A')],
    ['a script', '<script>alert(1)</script>', results('%3Cscript%3Ealert(1)%3C%2Fscript%3E')],
    ['lone surrogates', 'a\ud800b\udc00', results('ab')],
    ['an address', 'javascript:alert(1)', results('javascript%3Aalert(1)')],
  ])('stays on the portal for %s', async (_, entered, address) => {
    outside.enters(entered, 'currentTab');
    await has(`here: ${address}`);
    await outside.types(entered);
    outside.chooses('search', entered);
    await has(`in front: ${address}`);
  });

  it('sends no request before Enter', async () => {
    await arrive(people.ines);
    sandbox.clearRequests();
    for (const typed of ['', 'v', 'vi', 'vin']) await outside.types(typed);
    expect(sandbox.requests).toEqual([]);
  });

  it('suggests the other portals, as XML in Chrome and as plain text in Firefox', async () => {
    await savePortal(lycee);
    const [line] = await outside.types('a<b> & "c"');
    expect(outside.firstLine).toBe(
      `Chercher «\u00a0<match>%s</match>\u00a0» · <dim>${sandboxPortal.name}</dim>`,
    );
    expect(line?.description).toContain('<match>a&lt;b&gt; &amp; &quot;c&quot;</match>');
    expect(line?.description).toContain('<dim>Lycée &amp; « &lt;CDI&gt; »</dim>');
    outside.manifest = { browser_specific_settings: {} };
    const [plain] = await outside.types('a<b>');
    expect(outside.firstLine).toBe(`Chercher au CDI · ${sandboxPortal.name}`);
    expect(plain?.description).toBe('Chercher «\u00a0a<b>\u00a0» · Lycée & « <CDI> »');
    outside.enters(plain?.content ?? '', 'currentTab');
    await has('here: https://9990001x.esidoc.fr/recherche/a%3Cb%3E');
  });

  it('searches the first portal that concerns the user', async () => {
    await savePortal({ ...sandboxPortal, classes: ['5B'] });
    await savePortal({ ...lycee, searchTemplate: `${lycee.address}/recherche/{terms}` });
    await open(people.ines);
    outside.enters('mer', 'currentTab');
    await has(`here: ${lycee.address}/recherche/mer`);
  });

  it('suggests and records like the panel', async () => {
    await updateSettings({ computer: 'own' });
    await arrive(people.ines);
    outside.enters('monte là-dessus', 'currentTab');
    await vi.waitUntil(async () => (await past(ines)).length > 0);
    const lines = await outside.types('monte');
    expect(lines.map(({ content }) => content)).toEqual(['monte là-dessus', 'Le Comte de Monte-Cristo']);
    expect(lines[0]?.description).toBe('<match>monte là-dessus</match> · déjà cherché');
  });

  it('suggests no loans once PRONOTE is closed on a shared computer', async () => {
    await arrive(people.ines);
    expect(await outside.types('comte')).toHaveLength(1);
    pronoteIsOpen = false;
    expect(await outside.types('comte')).toEqual([]);
  });
});

describe('the context menu', () => {
  const menu = () => outside.menu.map(({ id, title, parentId }) => [id, title, parentId]);
  const root = ['search', 'Chercher «\u00a0%s\u00a0» au CDI', undefined];
  const becomes = (expected: unknown) => vi.waitFor(() => expect(menu()).toEqual(expected));

  it('follows the settings', async () => {
    await becomes([root]);
    await savePortal(lycee);
    await becomes([
      root,
      ['search-in:cdi', sandboxPortal.name, 'search'],
      ['search-in:lycee', 'Lycée && « <CDI> »', 'search'],
    ]);
    await removePortal('lycee');
    await becomes([root]);
    await removePortal('cdi');
    await becomes([]);
    expect(outside.complaints).toEqual([]);
  });

  it('has no duplicates after a restart and simultaneous changes', async () => {
    await becomes([root]);
    background.main();
    await savePortal(lycee);
    await Promise.all(['a', 'b', 'c'].map((id) => savePortal({ ...lycee, id, name: id })));
    await vi.waitUntil(() => menu().length === 6);
    expect(new Set(menu().map(([id]) => id)).size).toBe(6);
  });

  it('searches in the chosen portal, or else in the default one', async () => {
    await savePortal({ ...lycee, searchTemplate: `${lycee.address}/recherche/{terms}` });
    outside.chooses('search-in:lycee', 'les volcans');
    await has(`in front: ${lycee.address}/recherche/les%20volcans`);
    outside.chooses('search-in:gone', 'les volcans');
    await has(`in front: ${results('les%20volcans')}`);
  });

  it('records the search on the user’s own computer', async () => {
    await updateSettings({ computer: 'own' });
    await open(people.ines);
    outside.chooses('search', 'les volcans');
    await vi.waitUntil(async () => (await past(ines)).includes('les volcans'));
  });
});

describe('the search page', () => {
  const page = `chrome-extension://${fakeBrowser.runtime.id}`;

  it('gets the portals and the addresses of their results', async () => {
    await savePortal(lycee);
    const ownOrigin = new URL(fakeBrowser.runtime.getURL('')).origin;
    expect(await ask('search.page', {}, ownOrigin)).toEqual({
      portals: [sandboxPortal, lycee].map(({ id, name }) => ({ id, name })),
      pronoteIsOpen: true,
    });
    expect(await ask('search.go', { portalId: 'cdi', terms: 'mer' }, ownOrigin)).toBe(results('mer'));
    expect(await ask('search.go', { portalId: 'gone', terms: 'mer' }, ownOrigin)).toBeNull();
  });

  it('is the only permitted sender', async () => {
    await expect(ask('search.page', {})).rejects.toThrow('not for this sender');
    await expect(ask('search.go', { portalId: 'cdi', terms: 'mer' })).rejects.toThrow('not for this sender');
    await expect(ask('search.suggest', { person: ines, terms: '' }, page)).rejects.toThrow();
  });
});
