import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FeedSettings } from '../../utils/domain/feed.ts';
import { loanSourceNames } from '../../utils/domain/loan-sources.ts';
import { noSettings } from '../../utils/domain/settings-table.ts';
import { writeSettingsFile } from '../../utils/policy/settings-file.ts';
import { feedTokens } from '../../utils/storage/feed-tokens.ts';
import { readPolicy } from '../../utils/storage/policy.ts';
import { policyValues } from '../../utils/storage/policy-keys.ts';
import {
  readOwnSettings,
  readSettings,
  removePortal,
  replaceOwnSettings,
  savePortal,
} from '../../utils/storage/settings.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

function setPolicy(policy: Record<string, unknown>): void {
  vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => policy);
}

const college = { rne: '9990001X', name: 'CDI du collège' };
const feed: FeedSettings = {
  profile: 'recia-naissance',
  encoding: 'utf-8',
  endpoint: null,
  keyRule: { kind: 'derived' },
};

beforeEach(() => fakeBrowser.reset());

describe('portals by policy', () => {
  it('need an RNE and a name; other fields have usual values', async () => {
    setPolicy({ portals: [college] });
    expect(await readPolicy()).toEqual({
      policy: {
        portals: [
          {
            id: 'policy-9990001X',
            ...college,
            description: '',
            address: 'https://9990001x.esidoc.fr',
            searchTemplate: 'https://9990001x.esidoc.fr/recherche/{terms}',
            delegation: { kind: 'none' },
            loansApi: null,
            loanSources: loanSourceNames,
            classes: [],
            webspaces: [],
          },
        ],
      },
      faults: [],
    });
  });

  it('accept every field, and derive the results page from the address', async () => {
    const written = {
      id: 'lycee',
      rne: '9990002y',
      name: 'CDI du lycée',
      description: 'Bâtiment B',
      address: 'https://cdi.lycee.example',
      delegation: { kind: 'cas', signOnAddress: 'https://cas.lycee.example/login?service=x' },
      loansApi: 'https://prets.lycee.example/api/',
      loanSources: ['loans-api'],
      classes: ['2DE1'],
      webspaces: ['eleve', 'parent'],
    };
    setPolicy({ portals: [written] });
    expect((await readPolicy()).policy.portals).toEqual([
      {
        ...written,
        rne: '9990002Y',
        searchTemplate: 'https://cdi.lycee.example/recherche/{terms}',
        delegation: { kind: 'cas', signOnAddress: 'https://cas.lycee.example/login' },
        loansApi: 'https://prets.lycee.example/api',
      },
    ]);
  });

  it('of one school have different ids, which are stable', async () => {
    setPolicy({ portals: [college, { ...college, address: 'https://autre.example' }] });
    const ids = (await readPolicy()).policy.portals?.map(({ id }) => id);
    expect(ids).toEqual(['policy-9990001X', 'policy-9990001X-2']);
    expect((await readPolicy()).policy.portals?.map(({ id }) => id)).toEqual(ids);
  });

  it.each<[string, unknown, string | null, string]>([
    ['no RNE', { name: 'CDI' }, 'rne', 'empty'],
    ['an invalid RNE', { ...college, rne: 'college' }, 'rne', 'not-an-rne'],
    ['no name', { rne: '9990001X' }, 'name', 'empty'],
    ['an http address', { ...college, address: 'http://9990001x.esidoc.fr' }, 'address', 'not-https'],
    [
      'a results page without {terms}',
      { ...college, searchTemplate: 'https://x.example/' },
      'searchTemplate',
      'no-terms',
    ],
    ['a text as delegation', { ...college, delegation: 'cas' }, 'delegation', 'wrong-type'],
    ['a delegation without address', { ...college, delegation: { kind: 'cas' } }, 'delegation', 'wrong-type'],
    ['a text as classes', { ...college, classes: '6A' }, 'classes', 'wrong-type'],
    ['an unknown webspace', { ...college, webspaces: ['cantine'] }, 'webspaces', 'wrong-value'],
    ['an id that is taken', { ...college, id: 'policy-9990002Y' }, 'id', 'repeated-id'],
    ['text', '9990001X', null, 'wrong-type'],
    ['nothing', null, null, 'wrong-type'],
  ])('with %s are reported, and affect no other', async (_, bad, field, kind) => {
    setPolicy({
      portals: [{ rne: '9990002Y', name: 'CDI du lycée' }, bad, { rne: '9990003Z', name: 'Annexe' }],
    });
    const { policy, faults } = await readPolicy();
    expect(policy.portals?.map(({ name }) => name)).toEqual(['CDI du lycée', 'Annexe']);
    expect(faults).toMatchObject([{ key: 'portals', portal: { number: 2 }, field, kind }]);
  });

  it('ignore and report unknown fields', async () => {
    setPolicy({
      portals: [JSON.parse('{"rne":"9990001X","name":"CDI","adresse":"x","__proto__":{"loansApi":"x"}}')],
    });
    const { policy, faults } = await readPolicy();
    expect(policy.portals).toMatchObject([{ name: 'CDI', loansApi: null }]);
    expect(faults.map(({ field, kind }) => [field, kind])).toContainEqual(['adresse', 'unknown-key']);
  });

  it.each([[{}], ['9990001X'], [[]], [[5]]])(
    'of which none is valid (%j) leave the local ones in force',
    async (portals) => {
      await savePortal(sandboxPortal);
      setPolicy({ portals });
      expect(await readSettings()).toMatchObject({ portals: [{ id: 'cdi' }], policyPortals: [] });
    },
  );
});

describe('settings under a policy of portals', () => {
  it('have the portals of the policy, and the local ones again without it', async () => {
    await savePortal(sandboxPortal);
    setPolicy({ portals: [college] });
    const { portals, policyPortals } = await readSettings();
    expect(portals.map(({ name }) => name)).toEqual(['CDI du collège']);
    expect(policyPortals).toEqual(['policy-9990001X']);
    setPolicy({});
    expect(await readSettings()).toMatchObject({ portals: [sandboxPortal], policyPortals: [] });
  });

  it('store the export settings of a portal of the policy, and no other field', async () => {
    setPolicy({ portals: [college] });
    const [locked] = (await readSettings()).portals;
    if (locked === undefined) throw new Error('no portal');
    await savePortal({ ...locked, name: 'Renamed', loansApi: 'https://elsewhere.example', feed });
    expect((await readSettings()).portals).toEqual([{ ...locked, feed }]);
    await removePortal(locked.id);
    expect((await readSettings()).portals).toEqual([{ ...locked, feed }]);
    expect(await readOwnSettings()).toEqual({ ...noSettings, feeds: { 'policy-9990001X': feed } });
    await savePortal(locked);
    expect((await readSettings()).portals).toEqual([locked]);
  });

  it('keep the export settings of a local portal with the same id', async () => {
    await savePortal({ ...sandboxPortal, feed });
    setPolicy({ portals: [{ ...college, id: sandboxPortal.id }] });
    expect((await readSettings()).portals).toMatchObject([{ name: 'CDI du collège', feed }]);
    await removePortal(sandboxPortal.id);
    setPolicy({});
    expect((await readSettings()).portals).toEqual([{ ...sandboxPortal, feed }]);
  });

  it('are replaced in one step under a policy, and apply without it', async () => {
    setPolicy({ portals: [college] });
    await replaceOwnSettings({ ...noSettings, portals: [sandboxPortal], nativeWidget: 'beside' });
    expect(await readSettings()).toMatchObject({ portals: [college], nativeWidget: 'beside' });
    setPolicy({});
    expect((await readSettings()).portals).toEqual([sandboxPortal]);
  });

  it('have no export settings for the id “constructor”', async () => {
    setPolicy({ portals: [{ ...college, id: 'constructor' }] });
    expect((await readSettings()).portals[0]).not.toHaveProperty('feed');
  });
});

describe('the settings file and the policy', () => {
  it('contain no token', async () => {
    await savePortal({ ...sandboxPortal, feed });
    await feedTokens.write(sandboxPortal.id, { token: 'a-secret-token', remembered: true });
    const own = await readOwnSettings();
    const file = writeSettingsFile(own);
    expect(file).toContain(sandboxPortal.name);
    expect(file).not.toContain('a-secret-token');
    const policy = JSON.stringify(policyValues(own));
    expect(policy).toContain(sandboxPortal.name);
    expect(policy).not.toContain('a-secret-token');
  });
});
