import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../../support/import-graph.ts';

type Messages = Record<string, { readonly message: string }>;

const languages = readdirSync('public/_locales');
const read = (language: string) =>
  JSON.parse(readFileSync(`public/_locales/${language}/messages.json`, 'utf8')) as Messages;
const french = read('fr');

const sources = ['utils', 'components', 'entrypoints']
  .flatMap(sourceFiles)
  .concat('wxt.config.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

function placeholders(text: string): readonly string[] {
  return [...new Set(text.match(/\$\d/g) ?? [])].sort();
}

/** A language may have more forms for numbers than French has (Unicode CLDR): they say what `…_other` says. */
function asInFrench(key: string): string {
  const other = key.replace(/_(zero|two|few|many)$/, '_other');
  return key in french || !(other in french) ? key : other;
}

describe('locales', () => {
  it.each(languages)('%s has the same keys as French, each with a text', (language) => {
    const messages = read(language);
    const own = Object.keys(messages).filter((key) => asInFrench(key) === key);
    expect(own.sort()).toEqual(Object.keys(french).sort());
    expect(Object.entries(messages).filter(([, { message }]) => message.trim() === '')).toEqual([]);
  });

  it.each(languages)('%s fills in the same places as French', (language) => {
    for (const [key, { message }] of Object.entries(read(language))) {
      expect(placeholders(message), key).toEqual(placeholders(french[asInFrench(key)]?.message ?? ''));
    }
  });

  it('keeps French marks at their words: never at the beginning of a line', () => {
    const loose = Object.entries(french).filter(([, { message }]) => / [:;?!»]|« /.test(message));
    expect(loose.map(([key]) => key)).toEqual([]);
  });

  it('has no key that is never used', () => {
    expect(Object.keys(french).filter((key) => !isUsed(key))).toEqual([]);
  });
});

/** In a template, such as `exports_trouble_${kind}`, a substitution stands for one or more segments of a key. */
const templates = [...sources.matchAll(/`([a-z]\w*_(?:\w*\$\{[^}`]+\}\w*)+)`/g)].map(
  ([, template = '']) => new RegExp(`^${template.replace(/\$\{[^}]+\}/g, '\\w+')}$`),
);

function isUsed(key: string): boolean {
  const names = [key, key.replace(/_(one|other)$/, '')];
  return names.some(
    (name) =>
      new RegExp(`['"\`]${name}['"\`]|__MSG_${name}__`).test(sources) ||
      templates.some((template) => template.test(name)),
  );
}
