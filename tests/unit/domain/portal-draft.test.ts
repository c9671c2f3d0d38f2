import { describe, expect, it } from 'vitest';
import type { Portal } from '../../../utils/domain/portal.ts';
import {
  draftOf,
  emptyDraft,
  type PortalDraft,
  readDraft,
  sameDraft,
  withAddress,
  withRne,
  withSuggestion,
} from '../../../utils/domain/portal-draft.ts';
import type { Rne } from '../../../utils/domain/rne.ts';
import { webspaces } from '../../../utils/domain/webspace.ts';

const rest = { id: 'p1' } as const;
const complete: PortalDraft = {
  ...withRne(emptyDraft, '9990001x'),
  ...{ name: 'CDI', classes: ['3A'], webspaces: ['eleve'] },
};

function read(changes: Partial<PortalDraft>) {
  return readDraft({ ...complete, ...changes }, rest);
}

describe('a complete draft', () => {
  it('becomes a portal, with the fields that the draft lacks', () => {
    const expected: Portal = {
      id: 'p1',
      rne: '9990001X' as Rne,
      name: 'CDI',
      description: '',
      address: 'https://9990001x.esidoc.fr',
      searchTemplate: 'https://9990001x.esidoc.fr/recherche/{terms}',
      delegation: { kind: 'none' },
      loansApi: null,
      loanSources: ['loans-api', 'account-page', 'pronote-widget'],
      classes: ['3A'],
      webspaces: ['eleve'],
    };
    expect(read({})).toEqual({ ok: true, value: expected });
    expect(readDraft(draftOf(expected), rest)).toEqual({ ok: true, value: expected });
    const feed = { profile: 'entcore', encoding: 'utf-8', endpoint: null, keyRule: null } as const;
    expect(readDraft(draftOf({ ...expected, feed }), { ...rest, feed })).toEqual({
      ok: true,
      value: { ...expected, feed },
    });
  });

  it.each<[string, Partial<PortalDraft>, Partial<Portal>]>([
    ['seven digits are completed', { rne: '999 0001' }, { rne: '9990001X' as Rne }],
    ['an unexpected letter stays', { rne: '0750001a' }, { rne: '0750001A' as Rne }],
    ['outer spaces of a name are removed', { name: '  CDI ' }, { name: 'CDI' }],
    [
      'an alias without https://',
      { address: 'cdi-clemenceau.esidoc.fr' },
      { address: 'https://cdi-clemenceau.esidoc.fr' },
    ],
    [
      'only the origin of a page',
      { address: 'https://A.esidoc.fr/site/x?y#z' },
      { address: 'https://a.esidoc.fr' },
    ],
    [
      'terms in the query',
      { searchTemplate: 'https://a.fr/s?q={terms}&t=1' },
      { searchTemplate: 'https://a.fr/s?q={terms}&t=1' },
    ],
    [
      'a gateway loses its slash',
      { loansApi: 'https://prets.example.fr/api/' },
      { loansApi: 'https://prets.example.fr/api' },
    ],
    [
      'a sign-on address loses one visit’s parameters',
      {
        delegation: 'cas',
        signOnAddress: 'https://ent.example.fr/cas/login?idp=x&service=https%3A%2F%2Fa.fr&ticket=ST-1#a',
      },
      { delegation: { kind: 'cas', signOnAddress: 'https://ent.example.fr/cas/login?idp=x' } },
    ],
    [
      'a sign-on address out of use is not looked at',
      { signOnAddress: 'http://' },
      { delegation: { kind: 'none' } },
    ],
  ])('%s', (_name, changes, expected) => {
    expect(read(changes)).toMatchObject({ ok: true, value: expected });
  });
});

describe('faults', () => {
  it.each<[string, Partial<PortalDraft>, object]>([
    ['no RNE', { rne: ' ' }, { rne: 'empty' }],
    ['not an RNE', { rne: '12345' }, { rne: 'not-an-rne' }],
    ['no name', { name: ' ' }, { name: 'empty' }],
    ['no address', { address: '' }, { address: 'empty' }],
    ['http', { address: 'http://a.esidoc.fr' }, { address: 'not-https' }],
    ['another scheme', { address: 'javascript://a.fr/%0aalert(1)' }, { address: 'not-https' }],
    ['credentials', { address: 'https://me:secret@a.fr' }, { address: 'credentials' }],
    ['IPv4', { address: 'https://192.168.0.1' }, { address: 'ip' }],
    ['IPv4 in hexadecimal', { address: 'https://0x7f.1' }, { address: 'ip' }],
    ['IPv6', { address: 'https://[::1]/' }, { address: 'ip' }],
    ['one word', { address: 'portail' }, { address: 'not-an-address' }],
    ['words', { address: 'mon portail.fr' }, { address: 'not-an-address' }],
    ['no sign-on address', { delegation: 'cas' }, { signOnAddress: 'empty' }],
    ['no {terms}', { searchTemplate: 'https://a.fr/recherche/' }, { searchTemplate: 'no-terms' }],
    ['terms in the host', { searchTemplate: 'https://{terms}.a.fr/' }, { searchTemplate: 'terms-in-host' }],
    ['a template on http', { searchTemplate: 'http://a.fr/{terms}' }, { searchTemplate: 'not-https' }],
    ['a gateway on an IP', { loansApi: 'https://10.0.0.1/x' }, { loansApi: 'ip' }],
  ])('%s', (_name, changes, expected) => {
    expect(read(changes)).toEqual({ ok: false, failure: expected });
  });

  it('of the address are not repeated for the template that is derived from it', () => {
    const draft = withAddress(complete, 'http://a.esidoc.fr');
    expect(readDraft(draft, rest)).toEqual({ ok: false, failure: { address: 'not-https' } });
  });

  it('are reported all at once', () => {
    const failure = { rne: 'empty', address: 'empty', name: 'empty' };
    expect(readDraft(emptyDraft, rest)).toEqual({ ok: false, failure });
  });
});

describe('suggested values', () => {
  it('follow the RNE until they are edited', () => {
    const moved = withRne(complete, '0750001U');
    expect(moved.address).toBe('https://0750001u.esidoc.fr');
    expect(moved.searchTemplate).toBe('https://0750001u.esidoc.fr/recherche/{terms}');
    const alias = withAddress(complete, 'https://cdi.esidoc.fr');
    expect(alias.searchTemplate).toBe('https://cdi.esidoc.fr/recherche/{terms}');
    expect(withRne(alias, '0750001U').address).toBe('https://cdi.esidoc.fr');
    const own = withAddress({ ...complete, searchTemplate: 'https://a.fr/{terms}' }, 'https://cdi.esidoc.fr');
    expect(own.searchTemplate).toBe('https://a.fr/{terms}');
  });

  it('replace earlier suggestions, not typed text', () => {
    const first = withSuggestion(
      { ...emptyDraft, description: 'Au rez-de-chaussée' },
      { title: 'A', subtitle: 'B' },
    );
    expect(first).toMatchObject({ name: 'A', description: 'Au rez-de-chaussée' });
    const second = withSuggestion(first, { title: 'C', subtitle: 'D' });
    expect(second).toMatchObject({ name: 'C', description: 'Au rez-de-chaussée' });
    expect(withSuggestion({ ...second, name: 'Mon CDI' }, { title: 'E', subtitle: '' }).name).toBe('Mon CDI');
  });

  it('are no change by themselves', () => {
    expect(sameDraft(complete, { ...complete, suggested: { name: 'x', description: '' } })).toBe(true);
    expect(sameDraft(complete, { ...complete, name: 'x' })).toBe(false);
  });
});

describe('audience and loan sources', () => {
  it('are all webspaces when all are checked, and need at least one', () => {
    expect(read({ webspaces })).toMatchObject({ ok: true, value: { webspaces: [] } });
    expect(draftOf({ ...portalOf({}), webspaces: [] }).webspaces).toEqual(webspaces);
    expect(read({ webspaces: [] })).toEqual({ ok: false, failure: { webspaces: 'no-webspace' } });
  });

  it('have each class once, and the sources in the order of use', () => {
    expect(portalOf({ classes: [' 6* ', '6a', '6A', ''] }).classes).toEqual(['6*', '6a']);
    expect(portalOf({ loanSources: ['pronote-widget', 'loans-api'] }).loanSources).toEqual([
      'loans-api',
      'pronote-widget',
    ]);
    expect(portalOf({ loanSources: [] }).loanSources).toEqual([]);
  });

  it('validate the address of the loans service only when it is a source', () => {
    expect(read({ loansApi: 'http://x' })).toMatchObject({ failure: { loansApi: 'not-https' } });
    expect(portalOf({ loansApi: 'http://x', loanSources: ['account-page'] }).loansApi).toBeNull();
  });

  it.each([[{ classes: ['3B'] }], [{ webspaces: ['parent'] }], [{ loanSources: [] }]] as const)(
    'make another draft: %j',
    (changes) => {
      expect(sameDraft(complete, { ...complete, ...changes })).toBe(false);
      expect(sameDraft(complete, { ...complete, classes: [...complete.classes] })).toBe(true);
    },
  );
});

function portalOf(changes: Partial<PortalDraft>): Portal {
  const portal = read(changes);
  if (!portal.ok) throw new Error(JSON.stringify(portal.failure));
  return portal.value;
}
