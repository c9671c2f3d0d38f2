import { describe, expect, it } from 'vitest';
import { bundleOf, type Import, importsOf, sourceFiles } from '../../support/import-graph.ts';

/** A room, what it may call, and what it may know the types of. Packages are named; rooms are paths. */
interface Rule {
  readonly room: string;
  readonly mayCall: readonly string[];
  readonly mayKnow?: readonly string[];
}

const everywhere = ['utils/domain/'];
const rules: readonly Rule[] = [
  { room: 'utils/domain/', mayCall: [] },
  { room: 'utils/network/', mayCall: everywhere },
  // zod reads what a look into a page brings back to the settings; the page itself never loads it (see below).
  { room: 'utils/pronote/', mayCall: [...everywhere, 'zod'] },
  { room: 'utils/esidoc/', mayCall: [...everywhere, 'utils/network/', 'zod', 'htmlparser2'] },
  {
    room: 'utils/messaging/',
    mayCall: [...everywhere, 'utils/platform/', 'zod'],
    mayKnow: ['webextension-polyfill'],
  },
  {
    room: 'utils/storage/',
    mayCall: [...everywhere, 'utils/platform/', 'zod', 'idb'],
    mayKnow: ['utils/esidoc/', 'utils/network/', 'utils/calendar/'],
  },
  {
    room: 'utils/platform/',
    mayCall: [...everywhere, 'webextension-polyfill'],
    mayKnow: ['public/_locales/'],
  },
  {
    room: 'utils/delegation/',
    mayCall: [...everywhere, 'utils/network/'],
    mayKnow: ['utils/esidoc/', 'utils/storage/', 'utils/platform/'],
  },
  { room: 'utils/reminders/', mayCall: everywhere },
  { room: 'utils/calendar/', mayCall: [...everywhere, 'ical-generator'] },
  {
    room: 'utils/jobs/',
    mayCall: [...everywhere, 'utils/reminders/', 'utils/calendar/'],
    mayKnow: ['utils/delegation/', 'utils/esidoc/', 'utils/storage/', 'utils/platform/'],
  },
  {
    room: 'utils/visit/',
    mayCall: [...everywhere, 'utils/jobs/'],
    mayKnow: ['utils/messaging/', 'utils/storage/', 'utils/platform/'],
  },
  { room: 'utils/roster/', mayCall: [...everywhere, 'zod', 'papaparse', 'saxes', 'fflate'] },
  { room: 'utils/feed/', mayCall: [...everywhere, 'utils/network/', 'zod', 'saxes'] },
  // A policy's files are written and checked by the very shapes that it is read with.
  {
    room: 'utils/rollout/',
    mayCall: [
      ...everywhere,
      'zod',
      'utils/storage/policy-keys.ts',
      'utils/storage/policy-portal.ts',
      'utils/storage/settings-record.ts',
    ],
  },
  // Ten thousand users are read from the database, and written to it, where they are looked at: off the page.
  {
    room: 'utils/administration/',
    mayCall: [...everywhere, 'utils/roster/', 'utils/feed/', 'utils/storage/'],
  },
  { room: 'components/', mayCall: [...everywhere, 'utils/platform/i18n.ts', 'preact'] },
];

const offLimitsInThePage = [
  'storage',
  'esidoc',
  'network',
  'delegation',
  'jobs',
  'roster',
  'feed',
  'visit',
  'administration',
  'rollout',
  'reminders',
  'calendar',
];

function breaks(rule: Rule, { to, typeOnly }: Import): boolean {
  const allowed = [rule.room, ...rule.mayCall, ...(typeOnly ? (rule.mayKnow ?? []) : [])];
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
    expect(calls.map(({ from }) => from)).toEqual(['utils/platform/browser.ts']);
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
    const bundle = [...bundleOf('entrypoints/page-look.ts')];
    expect(bundle).toContain('utils/pronote/page-look.ts');
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
      'utils/esidoc/shown-tokens.ts',
      'utils/messaging/client.ts',
      'utils/platform/log.ts',
      'utils/platform/native-browser.ts',
      'utils/platform/page-life.ts',
    ]);
  });
});
