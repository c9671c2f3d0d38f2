import { describe, expect, it } from 'vitest';
import { usualRules } from '../../../utils/domain/reminder-rules.ts';
import { compareSettings, withKnownIds } from '../../../utils/domain/settings-change.ts';
import type { OwnSettings } from '../../../utils/domain/settings-table.ts';
import { noSettings } from '../../../utils/domain/settings-table.ts';
import {
  isSettingsFile,
  readSettingsFile,
  settingsSchemaId,
  writeSettingsFile,
} from '../../../utils/policy/settings-file.ts';
import { day } from '../../fixtures/loans.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const feed = { profile: 'entcore', encoding: 'utf-8', endpoint: null, keyRule: null } as const;
const holiday = { from: day('2026-12-19'), to: day('2027-01-03') };
const full: OwnSettings = {
  ...noSettings,
  portals: [
    { ...sandboxPortal, feed },
    { ...sandboxPortal, id: 'two', name: 'Annexe' },
  ],
  nativeWidget: 'beside',
  pronoteSites: ['pronote.lycee.example'],
  feeds: { 'policy-9990001X': feed },
  reminders: { ...usualRules, daysBefore: [5], holidays: [holiday] },
};
const content = (changes: object = {}) => ({ ...JSON.parse(writeSettingsFile(full)), ...changes });

describe('a file of settings', () => {
  it('is read as it was written, and has the id of its format', () => {
    expect(readSettingsFile(JSON.parse(writeSettingsFile(full)))).toEqual({ ok: true, value: full });
    expect(content()['$schema']).toBe(settingsSchemaId);
    expect(isSettingsFile(content())).toBe(true);
    expect(isSettingsFile({ portals: [] })).toBe(false);
  });

  it.each<[string, unknown, object]>([
    ['a later version', content({ version: 2 }), { kind: 'later-version' }],
    ['no version', { ...content(), version: undefined }, { kind: 'wrong-values', places: ['version'] }],
    [
      'an http address',
      content({ portals: [{ ...sandboxPortal, address: 'http://a.example' }] }),
      { kind: 'wrong-values', places: ['portals.1.address'] },
    ],
    [
      'a portal twice',
      content({ portals: [sandboxPortal, sandboxPortal] }),
      { kind: 'wrong-values', places: ['portals.2.id'] },
    ],
    [
      'an unknown widget mode',
      content({ nativeWidget: 'both' }),
      { kind: 'wrong-values', places: ['nativeWidget'] },
    ],
    [
      'an unknown field',
      content({ portals: [{ ...sandboxPortal, adresse: 'x' }] }),
      { kind: 'wrong-values', places: ['portals.1.adresse'] },
    ],
    ['an unknown key', content({ token: 'secret' }), { kind: 'wrong-values', places: ['token'] }],
    [
      'a prototype',
      JSON.parse(writeSettingsFile(full).replace('{', '{"__proto__": {"nativeWidget": "beside"},')),
      { kind: 'wrong-values', places: ['__proto__'] },
    ],
    [
      'a prototype in the feeds',
      content({ feeds: JSON.parse('{"__proto__": {}}') }),
      { kind: 'wrong-values', places: ['feeds.__proto__'] },
    ],
    [
      'a PRONOTE that is an address',
      content({ pronoteSites: ['https://pronote.lycee.example/x'] }),
      { kind: 'wrong-values', places: ['pronoteSites.1'] },
    ],
    ['text', 'settings', { kind: 'wrong-values', places: [''] }],
    ['nothing', null, { kind: 'wrong-values', places: [''] }],
  ])('with %s is rejected as a whole', (_, file, failure) => {
    expect(readSettingsFile(file)).toEqual({ ok: false, failure });
    expect({}).not.toHaveProperty('nativeWidget');
  });
});

describe('the difference between settings', () => {
  it('is empty for equal settings, in any order of fields', () => {
    const turned = JSON.parse(JSON.stringify(full), (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(compareSettings(full, full)).toEqual([]);
    expect(compareSettings(full, turned)).toEqual([]);
  });

  it('is listed portal by portal, then key by key', () => {
    const [first, second] = full.portals;
    if (first === undefined || second === undefined) throw new Error('two portals');
    const third = { ...sandboxPortal, id: 'three', name: 'Lycée' };
    const after: OwnSettings = {
      ...noSettings,
      portals: [third, { ...first, name: 'Renamed', classes: ['6A'] }],
      nativeWidget: 'replace',
      pronoteSites: ['pronote.college.example'],
      feeds: {},
      reminders: usualRules,
    };
    expect(compareSettings(full, after)).toEqual([
      { kind: 'portal-added', portal: third },
      { kind: 'portal-changed', before: first, after: after.portals[1], fields: ['name', 'classes'] },
      { kind: 'portal-removed', portal: second },
      { kind: 'setting', text: 'change_widget_replace' },
      { kind: 'site-added', host: 'pronote.college.example' },
      { kind: 'site-removed', host: 'pronote.lycee.example' },
      { kind: 'policy-feed', portalId: 'policy-9990001X' },
      { kind: 'setting', text: 'change_reminders' },
    ]);
    expect(compareSettings(full, noSettings).map(({ kind }) => kind)).toEqual([
      'portal-removed',
      'portal-removed',
      'setting',
      'site-removed',
      'policy-feed',
      'setting',
    ]);
  });

  it('has the new order of portals', () => {
    expect(compareSettings(full, { ...full, portals: full.portals.toReversed() })).toEqual([
      { kind: 'order', names: ['Annexe', sandboxPortal.name] },
    ]);
  });

  it('matches a portal from another computer by school and address', () => {
    const elsewhere = { ...full, portals: [{ ...sandboxPortal, id: 'elsewhere', name: 'Renamed' }] };
    const here = { ...full, portals: [sandboxPortal] };
    expect(withKnownIds(here, elsewhere).portals.map(({ id }) => id)).toEqual(['cdi']);
    expect(compareSettings(here, withKnownIds(here, elsewhere))).toMatchObject([
      { kind: 'portal-changed', fields: ['name'] },
    ]);
    const twins = { ...full, portals: ['a', 'b'].map((id) => ({ ...sandboxPortal, id })) };
    expect(withKnownIds(here, twins).portals.map(({ id }) => id)).toEqual(['cdi', 'b']);
  });
});
