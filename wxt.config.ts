import { readdirSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Public key that gives the extension the same id in every Chromium installation. */
const chromiumKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvudoyYBCNDC/du1N6gb4nbc2NhTAHVGh/W4pJvqiDPWFsARh0oFNi1Oo0iI+BdYT3shqayAq3msPnhqs570H1bPYns7XENU4EcE6VTYblrzPpjOmgAvjf3d4ojcRqRnbJzYqrgaLoIogilQH7FZZwiRd0B0i/Le2Ye0bAw4gdu0iA8IgMyDHGN0xXQZtJzdlZeIHZtE6Pa5smN9faYn9nCGotu/J+wctrmINlQQydyn0DfB6RZRuX7M1oYyhPFEYlwkxzH3CPYv00XrEBbyxfb/YlcL5QqNeDKX1MdRuTtzrATqh/tsxLb8SfFfrOtFWa/P7+lipeQGh0/4RlLCsFwIDAQAB';

/** Build-time constants: the available languages are the folders of texts. */
export function builtIn(locales = 'public/_locales') {
  return { LANGUAGES: JSON.stringify(readdirSync(locales).sort()) };
}

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDirTemplate: '{{browser}}',
  vite: () => ({
    plugins: [preact()],
    define: builtIn(),
    build: { target: ['chrome126', 'firefox140'] },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'fr',
    permissions: ['storage', 'alarms', 'scripting', 'activeTab', 'contextMenus'],
    optional_permissions: ['notifications'],
    omnibox: { keyword: 'cdi' },
    commands: {
      search: {
        // PRONOTE uses Alt+Shift with digits; on macOS, Option with letters types characters.
        suggested_key: { default: 'Alt+Shift+C', mac: 'MacCtrl+Shift+C' },
        description: '__MSG_command_search__',
      },
    },
    host_permissions: ['https://*.index-education.net/*', 'https://*.esidoc.fr/*'],
    optional_host_permissions: ['https://*/*'],
    // Declared here, not in the scripts: the same files are also registered for hosts that are added later.
    content_scripts: [
      { matches: ['https://*.index-education.net/*'], js: ['pronote.js'], all_frames: true },
      { matches: ['https://*.esidoc.fr/*'], js: ['portal.js'] },
    ],
    ...(browser === 'chrome' && { storage: { managed_schema: 'managed_schema.json' } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{5f0c9a52-6a3e-4c1c-9f5b-3d1e7a90c0d1}',
              strict_min_version: '140.0',
              // Sent to the school's portal and sign-on only: typed searches, and its session. The optional permission, for
              // the users that an administrator exports, is requested when they are first sent.
              data_collection_permissions: {
                required: ['searchTerms', 'authenticationInfo'],
                optional: ['personallyIdentifyingInfo'],
              },
            },
          },
        }
      : { key: chromiumKey, minimum_chrome_version: '126' }),
  }),
});
