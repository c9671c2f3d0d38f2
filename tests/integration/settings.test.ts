import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { FeedSettings } from '../../utils/domain/feed.ts';
import { loanSourceNames } from '../../utils/domain/loan-sources.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import type { Rne } from '../../utils/domain/rne.ts';
import {
  movePortal,
  readSettings,
  removePortal,
  savePortal,
  updateSettings,
} from '../../utils/storage/settings.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

const portal: Portal = {
  ...sandboxPortal,
  id: 'one',
  rne: '9990001X' as Rne,
  name: 'CDI',
  description: '',
  address: 'https://9990001x.esidoc.fr',
  searchTemplate: 'https://9990001x.esidoc.fr/recherche/{terms}',
  delegation: { kind: 'cas', signOnAddress: 'https://9990001x.index-education.net/cas/login' },
  loansApi: null,
  loanSources: loanSourceNames,
  classes: [],
  webspaces: [],
};

const feed: FeedSettings = {
  profile: 'recia-naissance',
  encoding: 'windows-1252',
  endpoint: 'https://import.example.fr/annuaire/compagnon/9990001X',
  keyRule: { kind: 'number', name: 'INE' },
};

describe('settings', () => {
  beforeEach(() => fakeBrowser.reset());

  it('have no portal at first', async () => {
    expect(await readSettings()).toMatchObject({ portals: [], unreadable: false });
  });

  it('add, replace in place and remove portals', async () => {
    await savePortal(portal);
    await savePortal({ ...portal, id: 'two' });
    await savePortal({ ...portal, name: 'Renamed' });
    expect((await readSettings()).portals.map(({ id, name }) => [id, name])).toEqual([
      ['one', 'Renamed'],
      ['two', 'CDI'],
    ]);
    await removePortal('one');
    expect((await readSettings()).portals.map(({ id }) => id)).toEqual(['two']);
  });

  it('restore a portal at its position, and move it within the list', async () => {
    for (const id of ['one', 'two', 'three']) await savePortal({ ...portal, id });
    const ids = async () => (await readSettings()).portals.map(({ id }) => id);
    await removePortal('two');
    await savePortal({ ...portal, id: 'two' }, 1);
    expect(await ids()).toEqual(['one', 'two', 'three']);
    await movePortal('three', -1);
    expect(await ids()).toEqual(['one', 'three', 'two']);
    await movePortal('one', 1);
    await movePortal('two', 1);
    await movePortal('unknown', 1);
    expect(await ids()).toEqual(['three', 'one', 'two']);
    await movePortal('three', -1);
    expect(await ids()).toEqual(['three', 'one', 'two']);
    await savePortal({ ...portal, id: 'four' }, 9);
    expect(await ids()).toEqual(['three', 'one', 'two', 'four']);
  });

  it('read a portal that was stored before it had loan sources, with all of them', async () => {
    const { loanSources, ...before } = portal;
    await fakeBrowser.storage.local.set({ settings: { version: 1, portals: [before] } });
    expect(await readSettings()).toMatchObject({ portals: [{ loanSources }], unreadable: false });
    await savePortal({ ...portal, loanSources: [] });
    expect((await readSettings()).portals).toMatchObject([{ loanSources: [] }]);
  });

  it('store export settings, which a portal may lack', async () => {
    await savePortal({ ...portal, feed });
    await savePortal({ ...portal, id: 'two', feed: { ...feed, endpoint: null, keyRule: null } });
    await savePortal({ ...portal, id: 'three', feed: { ...feed, keyRule: { kind: 'derived' } } });
    await savePortal({ ...portal, id: 'four' });
    const { portals, unreadable } = await readSettings();
    expect(unreadable).toBe(false);
    expect(portals.map((one) => one.feed)).toEqual([
      feed,
      { ...feed, endpoint: null, keyRule: null },
      { ...feed, keyRule: { kind: 'derived' } },
      undefined,
    ]);
    expect(portals[3]).not.toHaveProperty('feed');
  });

  it.each([
    ['not https', 'http://import.example.fr/compagnon/9990001X'],
    ['with credentials', 'https://me:pw@import.example.fr/compagnon/9990001X'],
    ['with a fragment', 'https://import.example.fr/compagnon/9990001X#x'],
    ['without editor and RNE', 'https://import.example.fr/'],
  ])('set aside an endpoint %s', async (_, endpoint) => {
    const record = { version: 1, portals: [{ ...portal, feed: { ...feed, endpoint } }] };
    await fakeBrowser.storage.local.set({ settings: record });
    expect(await readSettings()).toMatchObject({ portals: [], unreadable: true });
  });

  it.each([
    ['a later version', { version: 2, portals: [] }],
    ['text', 'portals'],
    [
      'a portal whose address is not https',
      { version: 1, portals: [{ ...portal, address: 'http://x.example' }] },
    ],
    ['a portal whose RNE is none', { version: 1, portals: [{ ...portal, rne: 'x' }] }],
    [
      'a search address without its words',
      { version: 1, portals: [{ ...portal, searchTemplate: 'https://x.example' }] },
    ],
  ])('set aside %s, and report it', async (_, record) => {
    await fakeBrowser.storage.local.set({ settings: record });
    expect(await readSettings()).toMatchObject({ portals: [], unreadable: true });
    expect(await fakeBrowser.storage.local.get('settings.unreadable')).toEqual({
      'settings.unreadable': record,
    });
  });

  it('still report what was set aside after a portal was saved', async () => {
    await fakeBrowser.storage.local.set({ settings: 'broken' });
    await savePortal(portal);
    expect(await readSettings()).toMatchObject({ portals: [portal], unreadable: true });
    expect(await fakeBrowser.storage.local.get('settings.unreadable')).toEqual({
      'settings.unreadable': 'broken',
    });
  });

  it('apply the chosen language, and the browser’s for one that is not supported any more', async () => {
    expect(await readSettings()).toMatchObject({ language: 'browser' });
    await updateSettings({ language: 'en' });
    expect(await readSettings()).toMatchObject({ language: 'en' });
    await updateSettings({ language: 'tlh' });
    expect(await readSettings()).toMatchObject({ language: 'browser', unreadable: false });
  });

  it('prefer the language of the policy to the chosen one', async () => {
    await updateSettings({ language: 'en' });
    await fakeBrowser.storage.managed.set({ language: 'fr' });
    expect(await readSettings()).toMatchObject({ language: 'fr', policy: { language: 'fr' } });
    await fakeBrowser.storage.managed.set({ language: 'tlh' });
    await expect.poll(async () => (await readSettings()).language).toBe('en');
  });
});
