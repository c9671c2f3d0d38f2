import { describe, expect, it } from 'vitest';
import { shownTokens } from '../../../utils/esidoc/shown-tokens.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJlc2lkb2MifQ.c2lnbmF0dXJl';

describe('shownTokens', () => {
  it.each<[string, string, readonly unknown[], { readonly written: string; readonly kept: string }]>([
    ['none', '<p>Bienvenue</p>', ['dark', null], { written: '', kept: '' }],
    [
      'written',
      `<script>sessionStorage.setItem('Esidoctoken',"${token}")</script>`,
      [],
      { written: token, kept: '' },
    ],
    ['kept, in whatever wrapping', '', ['x', JSON.stringify({ value: token })], { written: '', kept: token }],
    ['too long for a token', `${token}${'a'.repeat(20_000)}`, [], { written: '', kept: '' }],
    [
      'no more than five',
      Array(9).fill(token).join(' '),
      [],
      { written: Array(5).fill(token).join(' '), kept: '' },
    ],
  ])('extracts %s', (_, html, kept, shown) => {
    expect(shownTokens(html, kept)).toEqual(shown);
  });
});
