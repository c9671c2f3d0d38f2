import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { expect, journey } from '../support/journey.ts';

/**
 * What the built bundles contain and how large they are. The size budget is edited by hand:
 * tests/support/bundle-budget.json, in bytes before compression. No browser is started.
 */

const Budget = z.record(z.string(), z.number().int().positive());
const budget = Budget.parse(JSON.parse(readFileSync('tests/support/bundle-budget.json', 'utf8')));

/** A text of each library that survives minification. */
const markers = {
  preact: /\b__k\b/,
  zod: /ZodError/,
  htmlparser2: /onopentagname/,
  papaparse: /Duplicate headers found/,
  saxes: /unclosed tag/,
  'fast-xml-parser': /unpairedTags/,
} as const;

type Library = keyof typeof markers;

/** Bundles by name, and the libraries that they must not contain. Bundles that are not named may contain any. */
const forbidden: Readonly<Record<string, readonly Library[]>> = {
  'pronote.js': ['zod', 'htmlparser2', 'papaparse', 'saxes', 'fast-xml-parser'],
  'portal.js': ['preact', 'zod', 'htmlparser2', 'papaparse', 'saxes', 'fast-xml-parser'],
  'page-probe.js': ['preact', 'zod', 'htmlparser2', 'papaparse', 'saxes', 'fast-xml-parser'],
  'background.js': ['preact', 'papaparse', 'saxes', 'fast-xml-parser'],
  'assets/worker.js': ['preact', 'htmlparser2'],
  'chunks/options.js': ['htmlparser2', 'saxes', 'fast-xml-parser'],
  'chunks/popup.js': ['htmlparser2', 'papaparse', 'saxes', 'fast-xml-parser'],
  'chunks/search.js': ['htmlparser2', 'papaparse', 'saxes', 'fast-xml-parser'],
};

interface Bundle {
  readonly path: string;
  readonly bytes: number;
}

/** The scripts of a build by name, without the hash that the bundler adds to chunks. */
function bundlesOf(folder: string): ReadonlyMap<string, Bundle> {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  );
  return new Map(
    scripts.map((script) => {
      const path = join(folder, script);
      const name = script.replaceAll('\\', '/').replace(/-[\w-]{8}\.js$/, '.js');
      return [name, { path, bytes: statSync(path).size }];
    }),
  );
}

function contains(bundle: Bundle | undefined, library: Library): boolean {
  return bundle !== undefined && markers[library].test(readFileSync(bundle.path, 'utf8'));
}

journey('bundles contain no library that they must not have', ({ browserUnderTest }) => {
  const bundles = bundlesOf(folderOf(browserUnderTest));
  const found = Object.entries(forbidden).flatMap(([name, libraries]) => {
    const bundle = bundles.get(name);
    if (bundle === undefined) return [`${name} is not built`];
    return libraries.filter((library) => contains(bundle, library)).map((library) => `${name}: ${library}`);
  });
  expect(found).toEqual([]);
});

journey('each library is recognised in a bundle that has it', ({ browserUnderTest }) => {
  const bundles = [...bundlesOf(folderOf(browserUnderTest)).values()];
  const unseen = (Object.keys(markers) as Library[]).filter(
    (library) => !bundles.some((bundle) => contains(bundle, library)),
  );
  expect(unseen).toEqual([]);
});

journey('bundles stay within the budget', ({ browserUnderTest }) => {
  const bundles = bundlesOf(folderOf(browserUnderTest));
  expect([...bundles.keys()].filter((name) => !(name in budget))).toEqual([]);
  const over = [...bundles].filter(([name, { bytes }]) => bytes > (budget[name] ?? 0));
  expect(over.map(([name, { bytes }]) => `${name}: ${bytes} of ${budget[name]}`)).toEqual([]);
});

function folderOf(browser: 'chromium' | 'firefox'): string {
  return browser === 'chromium' ? '.output/chrome' : '.output/firefox';
}
