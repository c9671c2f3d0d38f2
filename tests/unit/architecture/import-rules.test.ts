import { describe, expect, it } from 'vitest';
import { bundleOf, filesInCycles, type Import, importsOf, sourceFiles } from '../../support/import-graph.ts';

/** A folder and what its files may import, types included: folders, files and packages. */
interface Rule {
  readonly folder: string;
  readonly may: readonly string[];
}

const everywhere = ['utils/domain/'];
const rules: readonly Rule[] = [
  // domain/sha256.ts is the project's only hash.
  { folder: 'utils/domain/', may: ['@noble/hashes'] },
  { folder: 'utils/http/', may: everywhere },
  // zod parses what a probe of a page reports to the settings; the page itself never loads it (see below).
  { folder: 'utils/pronote/', may: [...everywhere, 'zod'] },
  { folder: 'utils/esidoc/', may: [...everywhere, 'utils/http/', 'zod', 'htmlparser2'] },
  { folder: 'utils/messaging/', may: [...everywhere, 'utils/browser/', 'zod', 'webextension-polyfill'] },
  {
    folder: 'utils/storage/',
    may: [
      ...everywhere,
      'utils/browser/',
      'utils/esidoc/',
      'utils/http/',
      'utils/reminders/',
      'zod',
      'idb',
      '@noble/hashes',
    ],
  },
  { folder: 'utils/browser/', may: [...everywhere, 'webextension-polyfill', 'public/_locales/'] },
  {
    folder: 'utils/session/',
    may: [...everywhere, 'utils/http/', 'utils/esidoc/', 'utils/storage/', 'utils/browser/'],
  },
  { folder: 'utils/diagnostics/', may: [...everywhere, 'utils/http/', 'utils/esidoc/', 'utils/browser/'] },
  { folder: 'utils/reminders/', may: everywhere },
  { folder: 'utils/background/', may: [...everywhere, 'utils/'] },
  { folder: 'utils/roster/', may: [...everywhere, 'zod', 'papaparse', 'saxes', 'fflate'] },
  // Sending a feed requires the permission for its host, and the time.
  {
    folder: 'utils/export/',
    may: [
      ...everywhere,
      'utils/http/',
      'utils/browser/clock.ts',
      'utils/browser/permissions.ts',
      'zod',
      'fast-xml-parser',
    ],
  },
  // A policy's files are written and checked with the same schemas that read them.
  {
    folder: 'utils/policy/',
    may: [
      ...everywhere,
      'zod',
      'utils/storage/policy-keys.ts',
      'utils/storage/policy-portal.ts',
      'utils/storage/settings-record.ts',
    ],
  },
  // Ten thousand users are read from the database and written to it in the worker, off the page's thread.
  { folder: 'utils/worker/', may: [...everywhere, 'utils/roster/', 'utils/export/', 'utils/storage/'] },
  { folder: 'components/', may: [...everywhere, 'utils/browser/i18n.ts', 'preact'] },
];

const offLimitsInThePage = [
  'storage',
  'esidoc',
  'http',
  'session',
  'background',
  'roster',
  'export',
  'worker',
  'policy',
  'reminders',
  'diagnostics',
];

function breaks(rule: Rule, { to }: Import): boolean {
  const allowed = [rule.folder, ...rule.may];
  return !allowed.some((place) => to === place || to.startsWith(place.endsWith('/') ? place : `${place}/`));
}

const written = [
  ...sourceFiles('utils'),
  ...sourceFiles('components'),
  ...sourceFiles('entrypoints'),
].flatMap(importsOf);

describe('import rules', () => {
  it.each(rules)('$folder imports only what it may', (rule) => {
    const own = written.filter(({ from }) => from.startsWith(rule.folder));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((one) => breaks(rule, one)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('has a rule for every folder', () => {
    const rooms = new Set(sourceFiles('utils').map((file) => `${file.split('/').slice(0, 2).join('/')}/`));
    expect([...rooms].filter((room) => !rules.some((rule) => rule.folder === room))).toEqual([]);
  });

  it('has no cycle, types included', () => {
    expect(filesInCycles(written)).toEqual([]);
  });

  it('finds a cycle of three files', () => {
    const imports = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'a'],
    ].map(([from = '', to = '']) => ({ from, to, typeOnly: true, lazy: false }));
    expect(filesInCycles(imports)).toEqual(['a', 'b', 'c']);
  });

  it('has no two files of one name', () => {
    const files = ['utils', 'components', 'entrypoints'].flatMap(sourceFiles).map((path) => ({
      path,
      name: path.replace(/^.*\//, '').replace(/\.tsx?$/, ''),
    }));
    // WXT prescribes the names of entrypoints.
    const named = files.filter(
      ({ path, name }) => name !== 'index' && name !== 'main' && !/^entrypoints\/[^/]+$/.test(path),
    );
    const groups = [...Map.groupBy(named, ({ name }) => name).values()];
    expect(groups.filter(({ length }) => length > 1).map((group) => group.map(({ path }) => path))).toEqual(
      [],
    );
  });

  it('lets no file import an entrypoint', () => {
    expect(
      written.filter(({ from, to }) => !from.startsWith('entrypoints/') && to.startsWith('entrypoints/')),
    ).toEqual([]);
  });

  it('imports the browser API in one file', () => {
    const calls = written.filter(({ to, typeOnly }) => to === 'webextension-polyfill' && !typeOnly);
    expect(calls.map(({ from }) => from)).toEqual(['utils/browser/browser.ts']);
  });

  it('keeps the folders of the background out of the page of PRONOTE', () => {
    const bundle = [...bundleOf('entrypoints/pronote/index.tsx')];
    expect(bundle).toContain('utils/pronote/keep-mounted.ts');
    const strays = bundle.filter((file) =>
      offLimitsInThePage.some((room) => file.startsWith(`utils/${room}/`)),
    );
    const heavy = ['zod', 'idb', 'htmlparser2', 'webextension-polyfill'];
    expect([...strays, ...bundle.filter((file) => heavy.includes(file))]).toEqual([]);
  });

  it('loads no parser into a page that is inspected', () => {
    const bundle = [...bundleOf('entrypoints/page-probe.ts')];
    expect(bundle).toContain('utils/pronote/inspect-page.ts');
    const heavy = bundle.filter((file) => ['zod', 'idb', 'preact', 'webextension-polyfill'].includes(file));
    const strays = bundle.filter((file) =>
      offLimitsInThePage.some((room) => file.startsWith(`utils/${room}/`)),
    );
    expect([...heavy, ...strays]).toEqual([]);
  });

  it('loads next to nothing into the pages of the portal', () => {
    const ours = [...bundleOf('entrypoints/portal.ts')].filter((file) => /\.tsx?$/.test(file));
    expect(ours.sort()).toEqual([
      'entrypoints/portal.ts',
      'utils/browser/log.ts',
      'utils/browser/native-browser.ts',
      'utils/esidoc/shown-tokens.ts',
      'utils/messaging/client.ts',
    ]);
  });
});
