import { describe, expect, it } from 'vitest';
import { bundleOf, type Import, importsOf, sourceFiles } from '../../support/import-graph.ts';

/** A room, what it may call, and what it may know the types of. Packages are named; rooms are paths. */
interface Rule {
  readonly room: string;
  readonly mayCall: readonly string[];
}

const everywhere = ['utils/domain/'];
const rules: readonly Rule[] = [
  { room: 'utils/domain/', mayCall: [] },
  { room: 'utils/http/', mayCall: everywhere },
  // zod parses what a probe of a page reports to the settings; the page itself never loads it (see below).
  { room: 'utils/pronote/', mayCall: [...everywhere, 'zod'] },
  { room: 'utils/esidoc/', mayCall: [...everywhere, 'utils/http/', 'zod', 'htmlparser2'] },
  { room: 'utils/messaging/', mayCall: [...everywhere, 'utils/browser/', 'zod', 'webextension-polyfill'] },
  {
    room: 'utils/storage/',
    mayCall: [
      ...everywhere,
      'utils/browser/',
      'utils/esidoc/',
      'utils/http/',
      'utils/reminders/',
      'zod',
      'idb',
    ],
  },
  { room: 'utils/browser/', mayCall: [...everywhere, 'webextension-polyfill', 'public/_locales/'] },
  {
    room: 'utils/session/',
    mayCall: [...everywhere, 'utils/http/', 'utils/esidoc/', 'utils/storage/', 'utils/browser/'],
  },
  {
    room: 'utils/diagnostics/',
    mayCall: [...everywhere, 'utils/http/', 'utils/esidoc/', 'utils/storage/', 'utils/browser/'],
  },
  { room: 'utils/reminders/', mayCall: [...everywhere, 'ical-generator'] },
  { room: 'utils/background/', mayCall: [...everywhere, 'utils/'] },
  { room: 'utils/roster/', mayCall: [...everywhere, 'zod', 'papaparse', 'saxes', 'fflate'] },
  { room: 'utils/export/', mayCall: [...everywhere, 'utils/http/', 'zod', 'saxes'] },
  // A policy's files are written and checked with the same schemas that read them.
  {
    room: 'utils/policy/',
    mayCall: [
      ...everywhere,
      'zod',
      'utils/storage/policy-keys.ts',
      'utils/storage/policy-portal.ts',
      'utils/storage/settings-record.ts',
    ],
  },
  // Ten thousand users are read from the database and written to it in the worker, off the page's thread.
  { room: 'utils/worker/', mayCall: [...everywhere, 'utils/roster/', 'utils/export/', 'utils/storage/'] },
  { room: 'components/', mayCall: [...everywhere, 'utils/browser/i18n.ts', 'preact'] },
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
  const allowed = [rule.room, ...rule.mayCall];
  return !allowed.some((place) => to === place || to.startsWith(place.endsWith('/') ? place : `${place}/`));
}

const written = [
  ...sourceFiles('utils'),
  ...sourceFiles('components'),
  ...sourceFiles('entrypoints'),
].flatMap(importsOf);

describe('import rules', () => {
  it.each(rules)('$room imports only what it may', (rule) => {
    const own = written.filter(({ from }) => from.startsWith(rule.room));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter((one) => breaks(rule, one)).map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('has a rule for every room', () => {
    const rooms = new Set(sourceFiles('utils').map((file) => `${file.split('/').slice(0, 2).join('/')}/`));
    expect([...rooms].filter((room) => !rules.some((rule) => rule.room === room))).toEqual([]);
  });

  it('lets nobody import a door', () => {
    expect(
      written.filter(({ from, to }) => !from.startsWith('entrypoints/') && to.startsWith('entrypoints/')),
    ).toEqual([]);
  });

  it('opens the browser API at one door', () => {
    const calls = written.filter(({ to, typeOnly }) => to === 'webextension-polyfill' && !typeOnly);
    expect(calls.map(({ from }) => from)).toEqual(['utils/browser/browser.ts']);
  });

  it('keeps the rooms of the background out of the page', () => {
    const bundle = [...bundleOf('entrypoints/pronote/index.tsx')];
    expect(bundle).toContain('utils/pronote/keep-mounted.ts');
    const strays = bundle.filter((file) =>
      offLimitsInThePage.some((room) => file.startsWith(`utils/${room}/`)),
    );
    const heavy = ['zod', 'idb', 'htmlparser2', 'webextension-polyfill'];
    expect([...strays, ...bundle.filter((file) => heavy.includes(file))]).toEqual([]);
  });

  it('brings no reader of answers into a page that is looked at', () => {
    const bundle = [...bundleOf('entrypoints/page-probe.ts')];
    expect(bundle).toContain('utils/pronote/inspect-page.ts');
    const heavy = bundle.filter((file) => ['zod', 'idb', 'preact', 'webextension-polyfill'].includes(file));
    const strays = bundle.filter((file) =>
      offLimitsInThePage.some((room) => file.startsWith(`utils/${room}/`)),
    );
    expect([...heavy, ...strays]).toEqual([]);
  });

  it('puts next to nothing into the portal’s pages', () => {
    const ours = [...bundleOf('entrypoints/portal.ts')].filter((file) => /\.tsx?$/.test(file));
    expect(ours.sort()).toEqual([
      'entrypoints/portal.ts',
      'utils/browser/log.ts',
      'utils/browser/native-browser.ts',
      'utils/browser/page-life.ts',
      'utils/esidoc/shown-tokens.ts',
      'utils/messaging/client.ts',
    ]);
  });
});
