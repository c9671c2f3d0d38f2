import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../../wxt.config.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs').map((name) => `docs/${name}`),
]
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const permissionsPage = readFileSync('docs/permissions.md', 'utf8');

function manifestFor(browser: string): Record<string, unknown> {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('the manifest is expected to depend on the browser');
  return manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' }) as Record<
    string,
    unknown
  >;
}

describe('docs/permissions.md', () => {
  it.each(['chrome', 'firefox'])('lists the permissions of the %s build, all and only these', (browser) => {
    const { permissions, optional_permissions, host_permissions, optional_host_permissions } =
      manifestFor(browser);
    const built = [permissions, optional_permissions, host_permissions, optional_host_permissions]
      .flat()
      .sort();
    const listed = [...permissionsPage.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name).sort();
    expect(listed).toEqual(built);
  });

  it('names the data that Firefox lists at installation', () => {
    expect(manifestFor('firefox')).toMatchObject({
      browser_specific_settings: {
        gecko: {
          data_collection_permissions: {
            required: ['searchTerms', 'authenticationInfo'],
            optional: ['personallyIdentifyingInfo'],
          },
        },
      },
    });
    for (const name of ['searchTerms', 'authenticationInfo', 'personallyIdentifyingInfo'])
      expect(permissionsPage).toContain(`\`${name}\``);
  });
});

describe.each(pages)('$path', ({ path, text }) => {
  it('links only to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !/^https?:/.test(target));
    const missing = targets.filter((target) => !existsSync(posix.join(posix.dirname(path), target)));
    expect(missing).toEqual([]);
  });

  it('names only source files that exist', () => {
    const named = [...text.matchAll(/`((?:utils|components|entrypoints|tests|public|docs)\/[\w./-]+)`/g)];
    expect(named.map(([, file = '']) => file).filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
