import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PolicyFault } from '../../utils/domain/policy-check.ts';
import { readPolicy } from '../../utils/storage/policy.ts';
import { onSettingsChanged, readSettings, updateSettings } from '../../utils/storage/settings.ts';

const { managed } = fakeBrowser.storage;

function setPolicy(policy: Record<string, unknown>): void {
  vi.spyOn(managed, 'get').mockImplementation(async () => policy);
}

function fault(key: string, kind: PolicyFault['kind'], field: string | null = null): PolicyFault {
  return { key, portal: null, field, kind };
}

beforeEach(() => fakeBrowser.reset());

describe('the school’s policy', () => {
  it('is empty when the browser has none, for which Firefox rejects', async () => {
    vi.spyOn(managed, 'get').mockImplementation(() => Promise.reject(new Error('not found')));
    expect(await readPolicy()).toEqual({ policy: {}, faults: [] });
  });

  it('is read key by key: an invalid key affects no other', async () => {
    setPolicy({
      nativeWidget: 'both',
      pronoteSites: ['https://pronote.college.example/notes/'],
      compat: { home: '.Accueil', columns: ['.cols > .cdi'], columnsIn: { viescolaire: ['.absences'] } },
      portails: [],
    });
    expect(await readPolicy()).toEqual({
      policy: {
        pronoteSites: ['https://pronote.college.example/notes/'],
        compat: { home: '.Accueil', columns: ['.cols > .cdi'], columnsIn: { viescolaire: ['.absences'] } },
      },
      faults: [fault('nativeWidget', 'wrong-value'), fault('portails', 'unknown-key')],
    });
  });

  it.each([
    ['a selector without text', { home: '' }, 'home'],
    ['a selector that is a number', { home: 3 }, 'home'],
    ['no column at all', { columns: [] }, 'columns'],
    ['an unknown webspace', { columnsIn: { cantine: ['.x'] } }, 'columnsIn'],
    ['a text of more than 500 characters', { home: 'x'.repeat(501) }, 'home'],
  ])('rejects %s', async (_, compat, field) => {
    setPolicy({ compat });
    expect(await readPolicy()).toEqual({ policy: {}, faults: [fault('compat', 'wrong-value', field)] });
  });

  it('ignores and reports an unknown field of the selectors', async () => {
    setPolicy({ compat: { home: '.x', maison: '.y' } });
    expect(await readPolicy()).toEqual({
      policy: { compat: { home: '.x' } },
      faults: [fault('compat', 'unknown-key', 'maison')],
    });
  });

  it.each(['http://pronote.college.example', 'https://1.2.3.4', 'https://9990001x.index-education.net', ''])(
    'rejects “%s” as the address of a self-hosted PRONOTE',
    async (address) => {
      setPolicy({ pronoteSites: [address] });
      expect(await readPolicy()).toEqual({ policy: {}, faults: [fault('pronoteSites', 'wrong-value', '1')] });
    },
  );
});

describe('a browser that has just started', () => {
  it('applies the last policy until it answers, and notifies of a change', async () => {
    setPolicy({ nativeWidget: 'beside' });
    expect(await readSettings()).toMatchObject({ nativeWidget: 'beside' });
    const answer = Promise.withResolvers<Record<string, unknown>>();
    vi.spyOn(managed, 'get').mockImplementation(() => answer.promise);
    expect(await readSettings()).toMatchObject({ nativeWidget: 'beside' });
    const changed = new Promise<void>((resolve) => onSettingsChanged(resolve));
    answer.resolve({ nativeWidget: 'replace' });
    await changed;
    expect(await readSettings()).toMatchObject({ nativeWidget: 'replace' });
  });

  it('waits for the answer when there is no last policy', async () => {
    const answer = Promise.withResolvers<Record<string, unknown>>();
    vi.spyOn(managed, 'get').mockImplementation(() => answer.promise);
    const settings = readSettings();
    answer.resolve({ nativeWidget: 'beside' });
    expect(await settings).toMatchObject({ nativeWidget: 'beside' });
  });
});

describe('settings', () => {
  it('prefer the policy to what was chosen here, and join both lists of sites', async () => {
    await updateSettings({ nativeWidget: 'beside' });
    await updateSettings({ pronoteSites: ['pronote.lycee.example'] });
    expect(await readSettings()).toMatchObject({
      nativeWidget: 'beside',
      pronoteSites: ['pronote.lycee.example'],
    });
    setPolicy({ nativeWidget: 'replace', pronoteSites: ['https://pronote.college.example:8443/notes/'] });
    expect(await readSettings()).toMatchObject({
      nativeWidget: 'replace',
      pronoteSites: ['pronote.college.example', 'pronote.lycee.example'],
    });
  });
});
