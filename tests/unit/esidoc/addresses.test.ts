import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountAddress, homeAddress, safeLink } from '../../../utils/esidoc/addresses.ts';
import { portal } from '../../fixtures/esidoc/school.ts';

const own = 'https://9990001x.esidoc.fr';

describe('addresses of a portal', () => {
  it('are on its origin', () => {
    expect(homeAddress(portal)).toBe(`${own}/`);
    expect(accountAddress(portal)).toBe(`${own}/moncompte/mesprets`);
    expect(accountAddress({ ...portal, address: `${own}/` })).toBe(`${own}/moncompte/mesprets`);
  });
});

describe('safeLink', () => {
  it.each([
    ['/document/id_9990001x_12.html', `${own}/document/id_9990001x_12.html`],
    [`${own}/document/id_9990001x_12.html`, `${own}/document/id_9990001x_12.html`],
    [' https://IMAGES.esidoc.fr/a b.png ', 'https://images.esidoc.fr/a%20b.png'],
    ['//9990002y.esidoc.fr/x', 'https://9990002y.esidoc.fr/x'],
  ])('accepts %j', (text, expected) => {
    expect(safeLink(text, own)).toBe(expected);
  });

  it.each([
    null,
    'http://9990001x.esidoc.fr/document/1',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    '//evil.example/x',
    'https://evilesidoc.fr/',
    '//.esidoc.fr',
    'https://a..esidoc.fr/',
    'https://a.esidoc.fr./',
    'https://esidoc.fr.evil.example/',
    'https://a.esidoc.fr@evil.example/',
    'https://me:secret@9990001x.esidoc.fr/',
    'https://images.esidoc.fr:8443/',
    'https://',
  ])('rejects %j', (text) => {
    expect(safeLink(text, own)).toBeNull();
  });

  it('rejects another port of a portal with its own host and port', () => {
    expect(safeLink('/x', 'https://cdi.example.fr:8443')).toBe('https://cdi.example.fr:8443/x');
    expect(safeLink('https://cdi.example.fr/x', 'https://cdi.example.fr:8443')).toBeNull();
    expect(safeLink('x', 'http://cdi.example.fr')).toBeNull();
  });

  it('never returns a link that is not https or not on e-sidoc', () => {
    const piece = fc.constantFrom(
      'https:',
      'http:',
      'javascript:',
      '//',
      '/',
      '\\',
      '@',
      'esidoc.fr',
      '.',
      'evil.example',
      ':8443',
      '?',
      '#',
      '\t',
      ' ',
    );
    const links = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(links, (text) => {
        const link = safeLink(text, own);
        if (link === null) return;
        const { protocol, hostname, username, port } = new URL(link);
        expect([protocol, username, port]).toEqual(['https:', '', '']);
        expect(hostname).toMatch(/^[\w-]+\.esidoc\.fr$/);
      }),
      { numRuns: 2000 },
    );
  });
});
