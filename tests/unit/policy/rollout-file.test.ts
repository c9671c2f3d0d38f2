import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loanSourceNames } from '../../../utils/domain/loan-sources.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { Rne } from '../../../utils/domain/rne.ts';
import { type RolloutTarget, readInstallAddress, rolloutTargets } from '../../../utils/domain/rollout.ts';
import { noSettings, type OwnSettings } from '../../../utils/domain/settings-table.ts';
import { checkPolicy } from '../../../utils/policy/check-policy.ts';
import { chromiumExtensionId, firefoxExtensionId } from '../../../utils/policy/find-policy.ts';
import { readText, rolloutFile, writeText } from '../../../utils/policy/rollout-file.ts';
import { policyValues, understandPolicy } from '../../../utils/storage/policy-keys.ts';
import config from '../../../wxt.config.ts';
import { day } from '../../fixtures/loans.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const usual: Portal = {
  ...sandboxPortal,
  id: 'policy-9990001X',
  rne: '9990001X' as Rne,
  name: 'CDI du collège',
  description: '',
  address: 'https://9990001x.esidoc.fr',
  searchTemplate: 'https://9990001x.esidoc.fr/recherche/{terms}',
  delegation: { kind: 'none' },
  loansApi: null,
  loanSources: loanSourceNames,
  classes: [],
  webspaces: [],
};

const unusual: Portal = {
  ...usual,
  id: 'b0a3',
  rne: '9990002Y' as Rne,
  name: 'CDI "L’Île" \\ <été> & co',
  description: 'Étage 2',
  address: 'https://cdi.lycee.example',
  searchTemplate: 'https://cdi.lycee.example/chercher?q={terms}',
  delegation: { kind: 'cas', signOnAddress: 'https://cas.lycee.example/login' },
  loansApi: 'https://prets.lycee.example/api',
  classes: ['2DE 1', 'T"G'],
  webspaces: ['eleve'],
};

const school: OwnSettings = {
  ...noSettings,
  portals: [usual, unusual],
  nativeWidget: 'beside',
  pronoteSites: ['pronote.lycee.example'],
  reminders: {
    enabled: false,
    daysBefore: [5, 2],
    lateEvery: null,
    closedOn: [3, 0],
    holidays: [{ from: day('2026-12-19'), to: day('2027-01-03') }],
    quietHours: null,
  },
};
const policyOfSchool = { compat: { home: '.accueil > [data-x="y"]' }, computer: 'own' } as const;

const order = { extensionId: chromiumExtensionId, installAddress: null };

describe('the values of a policy', () => {
  it('are empty for default settings', () => {
    expect(policyValues(noSettings)).toEqual({});
  });

  it('leave out default values and export settings', () => {
    const feed = { profile: 'entcore', encoding: 'utf-8', endpoint: null, keyRule: null } as const;
    expect(policyValues({ ...school, portals: [{ ...usual, feed }] })['portals']).toEqual([
      { rne: '9990001X', name: 'CDI du collège' },
    ]);
  });

  it('are read as the same settings', () => {
    const { policy, faults } = understandPolicy(policyValues(school, policyOfSchool));
    expect(faults).toEqual([]);
    expect(policy).toEqual({
      portals: school.portals,
      nativeWidget: 'beside',
      pronoteSites: ['https://pronote.lycee.example'],
      ...policyOfSchool,
      reminders: school.reminders,
    });
  });
});

describe('the ids', () => {
  it('are those of the manifest', () => {
    const { manifest } = config;
    if (typeof manifest !== 'function') throw new Error('the manifest is expected to depend on the browser');
    const built = (browser: string) =>
      JSON.stringify(manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' }));
    const key = /"key":"([^"]+)"/.exec(built('chrome'))?.[1] ?? '';
    const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
    const letters = [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    expect(chromiumExtensionId).toBe(letters.join(''));
    expect(built('firefox')).toContain(`"id":"${firefoxExtensionId}"`);
  });
});

describe('a policy’s file', () => {
  const checked = rolloutTargets.filter((target) => !target.endsWith('macos'));
  it.each(checked)('for %s passes the check without a finding', (target) => {
    const extensionId = target === 'firefox' ? firefoxExtensionId : chromiumExtensionId;
    const file = rolloutFile(policyValues(school), {
      target,
      extensionId,
      installAddress: 'https://x.example/u',
    });
    const { findings, portals } = checkPolicy(readText(writeText(file)));
    expect(findings).toEqual([]);
    expect(portals).toEqual(['CDI du collège', 'CDI "L’Île" \\ <été> & co']);
  });

  it.each<[RolloutTarget, RegExp]>([
    ['chrome-linux', /"ExtensionInstallForcelist": \[\s+"dbpn\w+;https:\/\/x\.example\/u"/],
    [
      'chrome-windows',
      /\\Google\\Chrome\\ExtensionInstallForcelist\]\r\n"9990"="dbpn\w+;https:\/\/x\.example\/u"/,
    ],
    ['edge-windows', /\\Microsoft\\Edge\\ExtensionInstallForcelist\]/],
    ['firefox', /"installation_mode": "force_installed",\s+"install_url": "https:\/\/x\.example\/u"/],
    [
      'chrome-macos',
      /<key>com\.google\.Chrome<\/key>[\s\S]*<string>dbpn\w+;https:\/\/x\.example\/u<\/string>/,
    ],
  ])('for %s installs the extension only with an install address', (target, expected) => {
    const values = policyValues(school);
    const installAddress = 'https://x.example/u';
    expect(rolloutFile(values, { ...order, target, installAddress }).text).toMatch(expected);
    expect(rolloutFile(values, { ...order, target }).text).not.toMatch(/Forcelist|force_installed/);
  });

  it('for Windows is UTF-16 with a byte order mark, one line per value, with escaped quotes and backslashes', () => {
    const file = rolloutFile(policyValues(school), { ...order, target: 'chrome-windows' });
    const bytes = writeText(file);
    expect([...bytes.slice(0, 4)]).toEqual([0xff, 0xfe, 'W'.charCodeAt(0), 0]);
    const [portals = ''] = file.text.split('\r\n').filter((line) => line.startsWith('"portals"='));
    expect(portals).toContain('\\"name\\":\\"CDI \\\\\\"L’Île\\\\\\" \\\\\\\\ <été> & co\\"');
    const own = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromiumExtensionId}\\policy`;
    expect(file.text).toMatch(/^Windows Registry Editor Version 5\.00\r\n/);
    // The values of an earlier file are deleted first.
    expect(file.text.indexOf(`[-${own}]`)).toBeGreaterThan(0);
    expect(file.text.indexOf(`[${own}]`)).toBeGreaterThan(file.text.indexOf(`[-${own}]`));
  });

  it('for macOS is a property list with escaped text', () => {
    const { text } = rolloutFile(policyValues(school), { ...order, target: 'edge-macos' });
    expect(text).toContain(`<key>com.microsoft.Edge.extensions.${chromiumExtensionId}</key>`);
    expect(text).toContain('<string>CDI "L’Île" \\ &lt;été&gt; &amp; co</string>');
    expect(text.match(/<dict>/g)?.length).toBe(text.match(/<\/dict>/g)?.length);
  });
});

describe('an install address', () => {
  it.each([
    ['', { ok: true, value: null }],
    [' https://x.example/u.xml ', { ok: true, value: 'https://x.example/u.xml' }],
    ['file:///srv/cdi.xpi', { ok: true, value: 'file:///srv/cdi.xpi' }],
    ['http://x.example/u.xml', { ok: false, failure: 'not-https' }],
    ['x.example', { ok: false, failure: 'not-an-address' }],
    ['https://x.example/a b', { ok: false, failure: 'not-an-address' }],
  ])('“%s”', (text, expected) => {
    expect(readInstallAddress(text)).toEqual(expected);
  });
});
