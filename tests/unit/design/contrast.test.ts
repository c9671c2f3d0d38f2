import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Contrast of the extension's own pages, by WCAG 2.2: 1.4.3 for text (4.5), 1.4.11 for controls and focus (3). */

const sheet = readFileSync('components/shared/tokens.css', 'utf8');
const darkAt = sheet.indexOf('@media (prefers-color-scheme: dark)');

function colours(css: string): ReadonlyMap<string, string> {
  return new Map(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const light = colours(sheet.slice(0, darkAt));
const dark = new Map([...light, ...colours(sheet.slice(darkAt))]);

/** Relative luminance of `#rrggbb`, from 0 to 1. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

const text: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['paper', 'sheet', 'wash', 'bad-wash', 'warn-wash']],
  ['soft', ['paper', 'sheet']],
  ['accent', ['paper', 'sheet']],
  ['on-accent', ['accent', 'accent-deep']],
  ['on-wash', ['wash']],
  ['bad', ['paper', 'sheet', 'bad-wash']],
  ['warn', ['paper', 'sheet', 'warn-wash']],
];
const controls: readonly (readonly [string, readonly string[]])[] = [
  ['edge', ['paper', 'sheet']],
  ['accent', ['paper', 'sheet', 'wash']],
  ['bad', ['paper', 'sheet']],
];

function pairs(table: typeof text, least: number) {
  return table.flatMap(([over, grounds]) => grounds.map((under) => ({ over, under, least })));
}

describe.each([
  { mode: 'light', of: light },
  { mode: 'dark', of: dark },
])('in the $mode', ({ of }) => {
  function colour(name: string): string {
    const hex = of.get(name);
    if (hex === undefined) throw new Error(`no colour --${name}`);
    return hex;
  }

  it.each([...pairs(text, 4.5), ...pairs(controls, 3)])(
    '$over on $under: $least at least',
    ({ over, under, least }) => {
      expect(contrast(colour(over), colour(under))).toBeGreaterThanOrEqual(least);
    },
  );
});

it('knows black on white, and that the dark is another set of colours', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(dark.get('paper')).not.toBe(light.get('paper'));
});
