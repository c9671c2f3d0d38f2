import { describe, expect, it } from 'vitest';
import { type EndpointFault, endpointDoubt, readEndpoint } from '../../../utils/domain/feed-endpoint.ts';
import { otherSchool, school } from '../../fixtures/exported.ts';

const address = 'https://import.example.fr/api/annuaire/compagnon/9990001X';

describe('an endpoint', () => {
  it.each([
    ['as it is', address, address],
    ['with spaces around', ` ${address} `, address],
    ['with a small letter', address.replace('X', 'x'), address.replace('X', 'x')],
    ['on a port', 'https://import.example.fr:8443/c/9990001X', 'https://import.example.fr:8443/c/9990001X'],
  ])('is parsed %s', (_, text, written) => {
    const read = readEndpoint(text);
    expect(read).toMatchObject({ ok: true, value: { address: written, rne: school } });
  });

  it('has the editor’s name', () => {
    expect(readEndpoint(address)).toMatchObject({ value: { editor: 'compagnon' } });
  });

  it.each<[string, EndpointFault]>([
    ['', 'empty'],
    ['import.example.fr/compagnon/9990001X', 'not-an-address'],
    ['https://import.example.fr/com pagnon/9990001X', 'not-an-address'],
    ['http://import.example.fr/compagnon/9990001X', 'not-https'],
    ['ftp://import.example.fr/compagnon/9990001X', 'not-https'],
    ['https://admin@import.example.fr/compagnon/9990001X', 'credentials'],
    ['https://admin:secret@import.example.fr/compagnon/9990001X', 'credentials'],
    [`${address}#x`, 'not-only-a-path'],
    [`${address}#`, 'not-only-a-path'],
    [`${address}?x`, 'not-only-a-path'],
    [`${address}/`, 'no-editor-and-rne'],
    ['https://import.example.fr/9990001X', 'no-editor-and-rne'],
    ['https://import.example.fr/compagnon/', 'no-editor-and-rne'],
    ['https://import.example.fr/compagnon/9990001', 'no-editor-and-rne'],
    ['https://import.example.fr//9990001X', 'no-editor-and-rne'],
    ['https://import.example.fr/compagnon/9990001X/../..', 'no-editor-and-rne'],
  ])('%s is refused: %s', (text, fault) => {
    expect(readEndpoint(text)).toEqual({ ok: false, failure: fault });
  });

  it('of another school needs confirmation', () => {
    const read = readEndpoint(address);
    if (!read.ok) throw new Error('expected an endpoint');
    expect(endpointDoubt(read.value, school)).toBeNull();
    expect(endpointDoubt(read.value, otherSchool)).toEqual({
      kind: 'other-school',
      endpointRne: school,
      portalRne: otherSchool,
    });
  });
});
