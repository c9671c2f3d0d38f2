import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import config from '../../../wxt.config.ts';

const readme = readFileSync('README.md', 'utf8');

function manifestFor(browser: string): Record<string, unknown> {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('the manifest is expected to depend on the browser');
  return manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' }) as Record<
    string,
    unknown
  >;
}

describe('README', () => {
  it.each(['chrome', 'firefox'])(
    'explains the permissions of the %s build, all and only these',
    (browser) => {
      const { permissions, optional_permissions, host_permissions, optional_host_permissions } =
        manifestFor(browser);
      const built = [permissions, optional_permissions, host_permissions, optional_host_permissions]
        .flat()
        .sort();
      const table = readme.slice(
        readme.indexOf('### Permissions'),
        readme.indexOf('Firefox shows two kinds'),
      );
      const explained = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name).sort();
      expect(explained).toEqual(built);
    },
  );

  it('names the data that Firefox tells people about', () => {
    const settings = JSON.stringify(manifestFor('firefox'));
    expect(settings).toContain(
      '"data_collection_permissions":{"required":["searchTerms","authenticationInfo"],"optional":["personallyIdentifyingInfo"]}',
    );
    expect(readme).toContain('`searchTerms` and `authenticationInfo`');
    expect(readme).toContain('`personallyIdentifyingInfo`');
  });

  it('shows pictures that are there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((path) => !existsSync(path))).toEqual([]);
  });
});
