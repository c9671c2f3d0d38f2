import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../utils/policy/check-policy.ts';
import {
  chromiumExtensionId as chromium,
  firefoxExtensionId as firefox,
} from '../../../utils/policy/find-policy.ts';
import { findJsonFault } from '../../../utils/policy/json-fault.ts';

const college = { rne: '9990001X', name: 'CDI' };
const inChromium = (values: unknown, id = chromium) =>
  JSON.stringify({ '3rdparty': { extensions: { [id]: values } } });
const root = ['3rdparty', 'extensions', chromium];

function found(text: string, ids: readonly string[] = []) {
  return checkPolicy(text, ids).findings.map(({ level, place, problem }) => [
    level,
    place.join(' '),
    problem.kind === 'fault' ? problem.fault.kind : problem.kind,
  ]);
}

describe('the check of a policy file', () => {
  it.each<[string, unknown, string, string, string]>([
    ['an unknown key', { portails: [] }, 'warning', 'portails', 'unknown-key'],
    ['a wrong type', { nativeWidget: true }, 'error', 'nativeWidget', 'wrong-value'],
    ['portals that are not a list', { portals: college }, 'error', 'portals', 'wrong-value'],
    ['an invalid portal', { portals: [college, { name: 'x' }] }, 'error', 'portals 2 rne', 'empty'],
    [
      'an http address',
      { portals: [{ ...college, address: 'http://a.example' }] },
      'error',
      'portals 1 address',
      'not-https',
    ],
    ['an http PRONOTE', { pronoteSites: ['http://a.example'] }, 'error', 'pronoteSites 1', 'wrong-value'],
    ['a wrong letter', { portals: [{ ...college, rne: '9990001A' }] }, 'warning', 'portals 1 rne', 'letter'],
    ['a portal twice', { portals: [{ name: '' }, college, college] }, 'warning', 'portals 3', 'same-portal'],
    ['an unknown selector', { compat: { accueil: '.x' } }, 'warning', 'compat accueil', 'unknown-key'],
    ['an unknown field', { portals: [{ ...college, url: 'x' }] }, 'warning', 'portals 1 url', 'unknown-key'],
  ])('finds %s, with its path', (_, values, level, place, kind) => {
    expect(found(inChromium(values))).toContainEqual([level, [...root, place].join(' '), kind]);
  });

  it('reports that Chromium, but not Firefox, drops all portals for one value of a wrong type', () => {
    const values = { portals: [college, { ...college, classes: '6A' }] };
    const place = [...root, 'portals'].join(' ');
    expect(found(inChromium(values))).toContainEqual(['error', place, 'costs-all-portals']);
    expect(checkPolicy(inChromium(values)).portals).toEqual([]);
    const inFirefox = { policies: { '3rdparty': { Extensions: { [firefox]: values } } } };
    expect(found(JSON.stringify(inFirefox)).map(([, , kind]) => kind)).toEqual(['wrong-type']);
  });

  it('finds the values among other extensions and policies, in each format', () => {
    const values = { portals: [college], nativeWidget: 'beside' };
    const files = [
      {
        HomepageLocation: 'x',
        '3rdparty': { extensions: { [`${'a'.repeat(32)}`]: { x: 1 }, [chromium]: values } },
      },
      { policies: { DisableTelemetry: true, '3rdparty': { Extensions: { 'a@b': {}, [firefox]: values } } } },
      { portals: { Value: [college] }, nativeWidget: { Value: 'beside' } },
      values,
    ];
    expect(files.map((file) => checkPolicy(JSON.stringify(file)).format)).toEqual([
      'chrome-json',
      'firefox-json',
      'google-admin',
      'bare',
    ]);
    for (const file of files)
      expect(checkPolicy(JSON.stringify(file))).toMatchObject({ findings: [], portals: ['CDI'] });
  });

  it('reports a file for another extension only', () => {
    const other = 'b'.repeat(32);
    const text = inChromium({ portals: [college] }, other);
    expect(checkPolicy(text)).toMatchObject({
      findings: [{ level: 'error', problem: { kind: 'other-extensions', ids: [other] } }],
    });
    expect(found(text, [other])).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{}', 'nothing-for-us'],
    ['[]', 'nothing-for-us'],
    ['"portals"', 'nothing-for-us'],
    ['{"__proto__":{"portals":[]}}', 'nothing-for-us'],
    ['{"policies":{"DisableTelemetry":true}}', 'nothing-for-us'],
    ['Windows Registry Editor Version 5.00\r\n', 'nothing-for-us'],
    ['Windows Registry Editor Version 5.00\r\n\r\nportals=x', 'not-registry'],
  ])('reports the problem of the whole file “%s”', (text, kind) => {
    expect(found(text)).toEqual([['error', '', kind]]);
  });

  it('reports the position of a JSON error', () => {
    const text = '{\n  "portals": [\n    { "rne": "9990001X" "name": "CDI" }\n  ]\n}';
    expect(checkPolicy(text).findings[0]?.problem).toEqual({ kind: 'not-json', line: 3, column: 25 });
    expect(checkPolicy(`\ufeff${inChromium({ portals: [college] })}`).findings).toEqual([]);
  });
});

describe('a registry file', () => {
  const key = `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromium}\\policy`;
  const file = (...lines: string[]) =>
    ['Windows Registry Editor Version 5.00', '', ...lines, ''].join('\r\n');

  it('is read with its escapes, comments and deletions', () => {
    const text = file(
      '; CDI',
      `[-${key}]`,
      '',
      `[${key}]`,
      '"portals"="[{\\"rne\\":\\"9990001X\\",\\"name\\":\\"A \\\\\\"B\\\\\\"\\"}]"',
    );
    expect(checkPolicy(text)).toMatchObject({ format: 'registry', findings: [], portals: ['A "B"'] });
  });

  it('is read when portals are registry keys', () => {
    const text = file(
      `[${key}\\portals\\1]`,
      '"rne"="9990001X"',
      '"name"="CDI"',
      `[${key}\\portals\\1\\classes]`,
      '"1"="6A"',
    );
    expect(checkPolicy(text)).toMatchObject({ findings: [], portals: ['CDI'] });
  });

  it('has a finding for a list that is not JSON, and for a number instead of text', () => {
    expect(found(file(`[${key}]`, '"portals"="9990001X"', '"nativeWidget"=dword:00000001'))).toEqual([
      ['error', `${key.slice(19).replaceAll('\\', ' ')} portals`, 'not-json-value'],
      ['error', `${key.slice(19).replaceAll('\\', ' ')} nativeWidget`, 'wrong-value'],
    ]);
  });

  it('has a finding with the line of a value type that browsers do not accept', () => {
    expect(checkPolicy(file(`[${key}]`, '"portals"=hex(1):5b,00')).findings).toMatchObject([
      { problem: { kind: 'not-registry', line: 4 } },
    ]);
  });

  it('cannot pollute the prototype of objects', () => {
    checkPolicy(
      file(
        `[${key.replace(chromium, '__proto__')}\\__proto__]`,
        '"polluted"="yes"',
        `[${key}\\__proto__]`,
        '"polluted"="yes"',
      ),
    );
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('the position of a JSON error', () => {
  it('is null for valid JSON, with any white space', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        expect(findJsonFault(JSON.stringify(JSON.parse(text), null, indent))).toBeNull();
      }),
    );
  });

  it('is null exactly when JSON.parse accepts the text', () => {
    const sign = fc.constantFrom(...'{}[],:"0-1.e\\u tfn'.split(''), 'true', '"a"', 'null', '\n');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const text = signs.join('');
        expect(findJsonFault(text) === null).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['{"a": 1,}', 1, 9],
    ['{\r\n"a": 01}', 2, 7],
    ['{"a": "x', 1, 7],
    ['[1, 2', 1, 6],
    ["{'a': 1}", 1, 2],
    ['{} {}', 1, 4],
  ])('%j', (text, line, column) => {
    expect(findJsonFault(text)).toEqual({ line, column });
  });

  it('is found within a hundred thousand brackets', () => {
    expect(findJsonFault('['.repeat(100_000))).toEqual({ line: 1, column: 100_001 });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
