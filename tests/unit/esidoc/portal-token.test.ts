import { describe, expect, it } from 'vitest';
import { publicToken, readTokens, userToken } from '../../../utils/esidoc/portal-token.ts';
import { homePage, jwt, now, rne, visitor } from '../../fixtures/esidoc/school.ts';

const borrower = { nom: 'LEBŒUF', prenom: 'Zoé', identite_ent: '79C104EF' };
const user = { ...visitor, droits: ['PUBLIC', 'EMPRUNTEUR'], ...borrower };

describe('readTokens', () => {
  it('finds tokens by what they carry, in page order, once each', () => {
    const tokens = [jwt(visitor), jwt(user), jwt(visitor)];
    expect(readTokens(homePage(...tokens), now)).toEqual([
      {
        raw: tokens[0],
        institution: rne,
        expiresAt: now + 600_000,
        rights: ['PUBLIC'],
        borrower: { identity: null, familyName: null, givenName: null },
      },
      {
        raw: tokens[1],
        institution: rne,
        expiresAt: now + 600_000,
        rights: ['PUBLIC', 'EMPRUNTEUR'],
        borrower: { identity: '79C104EF', familyName: 'LEBŒUF', givenName: 'Zoé' },
      },
    ]);
  });

  it('reads the published page, whose call spans several lines', () => {
    const html = `<script>
      sessionStorage.setItem(
        "Esidocpublictoken",
        "${jwt(visitor)}"
      );
    </script>`;
    expect(readTokens(html, now)).toHaveLength(1);
  });

  it.each([
    ['IDENTITE_ENT', { IDENTITE_ENT: 'A1' }, { identity: 'A1' }],
    ['uid', { uid: 'A2' }, { identity: 'A2' }],
    ['sub, a number', { sub: 42 }, { identity: '42' }],
    ['OpenID names', { family_name: 'A', given_name: 'B' }, { familyName: 'A', givenName: 'B' }],
    ['claims of another type', { sub: {}, nom: ['A'] }, { identity: null, familyName: null }],
  ])('reads the borrower from %s', (_name, claims, expected) => {
    expect(readTokens(homePage(jwt({ ...visitor, ...claims })), now)[0]?.borrower).toMatchObject(expected);
  });

  it('gives an hour to a token without an end, and takes a lower-case RNE', () => {
    const { exp: _, ...endless } = { ...visitor, institution: rne.toLowerCase() };
    const [token] = readTokens(homePage(jwt(endless)), now);
    expect(token).toMatchObject({ institution: rne, expiresAt: now + 3_600_000 });
  });

  it.each([
    ['no token', ''],
    ['another issuer', jwt({ ...visitor, iss: 'other' })],
    ['no institution', jwt({ ...visitor, institution: 7 })],
    ['a payload that is not JSON', `e30.${Buffer.from('{nothing').toString('base64url')}.x`],
    [
      'bytes that are not UTF-8',
      `e30.${Buffer.from(JSON.stringify({ ...visitor, nom: 'LEB\u00FFUF' }), 'latin1').toString('base64url')}.x`,
    ],
    ['two parts', jwt(visitor).split('.').slice(0, 2).join('.')],
    ['four parts', `${jwt(visitor)}.x`],
    ['100 KB', jwt({ ...visitor, padding: 'x'.repeat(100_000) })],
  ])('passes over %s', (_name, token) => {
    expect(readTokens(homePage(token), now)).toEqual([]);
  });

  it('stays fast on a page made to be slow', () => {
    const started = performance.now();
    readTokens('eyJ'.repeat(500_000) + '.eyJ.'.repeat(200_000) + 'a.e.b '.repeat(50_000), now);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('publicToken and userToken', () => {
  it('tell the visitor’s token from the user’s by its rights', () => {
    const html = homePage(jwt(user), jwt(visitor));
    expect(publicToken(html, rne, now)).toMatchObject({ ok: true, value: { raw: jwt(visitor) } });
    expect(userToken(html, rne, now)).toMatchObject({ ok: true, value: { raw: jwt(user) } });
  });

  it.each([
    ['absent', []],
    ['absent', [jwt(visitor)]],
    ['foreign', [jwt({ ...user, institution: '9990075C' })]],
    ['expired', [jwt({ ...user, exp: now / 1000 })]],
    ['not-yet-valid', [jwt({ ...user, nbf: now / 1000 + 120 })]],
  ])('say %s', (kind, tokens) => {
    expect(userToken(homePage(...tokens), rne, now)).toEqual({ ok: false, failure: { kind } });
  });

  it('allow for clocks that differ by a minute, and prefer a good token to a bad one', () => {
    const good = jwt({ ...user, nbf: now / 1000 + 59 });
    const html = homePage(jwt({ ...user, institution: '9990075C' }), jwt({ ...user, exp: 1 }), good);
    expect(userToken(html, rne, now)).toMatchObject({ ok: true, value: { raw: good } });
  });
});
