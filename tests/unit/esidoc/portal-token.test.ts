import { describe, expect, it } from 'vitest';
import { type PortalToken, publicToken, readTokens, userToken } from '../../../utils/esidoc/portal-token.ts';
import { homePage, jwt, now, rne, visitor } from '../../fixtures/esidoc/school.ts';

type TokenBorrower = PortalToken['borrower'];

const borrower = { nom: 'LEBŒUF', prenom: 'Zoé', identite_ent: '79C104EF' };
const user = { ...visitor, droits: ['PUBLIC', 'EMPRUNTEUR'], ...borrower };

/** A visitor's token whose end is written so. */
function jwtWithEnd(exp: string): string {
  const body = JSON.stringify({ ...visitor, exp: 0 }).replace('"exp":0', `"exp":${exp}`);
  return `e30.${Buffer.from(body).toString('base64url')}.c2ln`;
}

describe('readTokens', () => {
  it('recognises tokens by their claims, in page order, without duplicates', () => {
    const tokens = [jwt(visitor), jwt(user), jwt(visitor)];
    expect(readTokens(homePage(...tokens), now)).toEqual([
      {
        raw: tokens[0],
        institution: rne,
        expiresAt: now + 600_000,
        rights: ['PUBLIC'],
        borrower: { identity: null, familyName: null, givenName: null, profile: null },
      },
      {
        raw: tokens[1],
        institution: rne,
        expiresAt: now + 600_000,
        rights: ['PUBLIC', 'EMPRUNTEUR'],
        borrower: { identity: '79C104EF', familyName: 'LEBŒUF', givenName: 'Zoé', profile: null },
      },
    ]);
  });

  it('reads the published page with a call over several lines', () => {
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

  it.each<[string, object, TokenBorrower['profile']]>([
    ['a pupil', { ENTPersonProfils: 'National_1' }, 'pupil'],
    ['a teacher', { profil: 'national_3' }, 'teacher'],
    ['another adult, in an array', { ENTPersonProfils: ['National_6'] }, 'other'],
    ['one profile in two claims', { ENTPersonProfils: ['National_1'], profil: 'National_1' }, 'pupil'],
    ['an administrator with a pupil’s profile', { profil: 'National_1', account_type: 'Admin' }, 'admin'],
    ['an administrator without a profile', { account_type: 'admin' }, 'admin'],
    ['an ordinary account', { account_type: 'user' }, null],
    ['two profiles', { ENTPersonProfils: ['National_1', 'National_3'] }, null],
    ['an unknown profile', { ENTPersonProfils: 'National_2' }, null],
    ['a known profile among unknown ones', { ENTPersonProfils: [7, null, 'National_3', 'x'] }, 'teacher'],
    [
      'a profile of another type',
      { ENTPersonProfils: { a: 'National_1' }, profil: 1, account_type: ['admin'] },
      null,
    ],
    ['the name of an object’s member', { ENTPersonProfils: 'constructor' }, null],
  ])('reads the profile of %s', (_name, claims, profile) => {
    expect(readTokens(homePage(jwt({ ...user, ...claims })), now)[0]?.borrower.profile).toBe(profile);
  });

  it.each<[string, string]>([
    ['an hour without one', 'null'],
    ['an hour for a number that JSON cannot hold', JSON.stringify(Number.NaN)],
  ])('expires after %s', (_name, exp) => {
    expect(readTokens(homePage(jwtWithEnd(exp)), now)).toMatchObject([{ expiresAt: now + 3_600_000 }]);
  });

  it.each<[string, string, number]>([
    ['its digits as a text', `"${now / 1000 + 600}"`, now + 600_000],
    ['a fraction of a second', String(now / 1000 + 0.5), now + 500],
    ['the past', '-1', -1000],
    ['the beginning of time', '0', 0],
    ['a day at most, for milliseconds', String(now), now + 86_400_000],
    ['a day at most, for the end of the world', '1e300', now + 86_400_000],
    ['a day at most, for ever', '1e999', now + 86_400_000],
  ])('reads an expiry of %s', (_name, exp, expiresAt) => {
    expect(readTokens(homePage(jwtWithEnd(exp)), now)).toMatchObject([{ expiresAt }]);
  });

  it('assumes one hour without an expiry, and accepts a lower-case RNE', () => {
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
    ['an empty signature', `${jwt(visitor).split('.').slice(0, 2).join('.')}.`],
    ['a signature of none', jwt(visitor, 'none')],
    ['a signature of None', jwt(visitor, 'None')],
    ['a header that is not JSON', `x.${jwt(visitor).split('.').slice(1).join('.')}`],
    ['a list', jwt([visitor])],
    ['null', `e30.${Buffer.from('null').toString('base64url')}.x`],
    ['NaN for an end', jwtWithEnd('NaN')],
    ['a word for an end', jwtWithEnd('"tomorrow"')],
    ['a list for an end', jwtWithEnd('[1]')],
    ['a truth for an end', jwtWithEnd('true')],
    ['an object for a start', jwt({ ...visitor, nbf: {} })],
    ['100 KB', jwt({ ...visitor, padding: 'x'.repeat(100_000) })],
  ])('ignores %s', (_name, token) => {
    expect(readTokens(homePage(token), now)).toEqual([]);
  });

  it('takes linear time for a malicious page', () => {
    const started = performance.now();
    readTokens('eyJ'.repeat(500_000) + '.eyJ.'.repeat(200_000) + 'a.e.b '.repeat(50_000), now);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('publicToken and userToken', () => {
  it('distinguish the anonymous token from the user’s by its rights', () => {
    const html = homePage(jwt(user), jwt(visitor));
    expect(publicToken(html, rne, now)).toMatchObject({ ok: true, value: { raw: jwt(visitor) } });
    expect(userToken(html, rne, now)).toMatchObject({ ok: true, value: { raw: jwt(user) } });
  });

  it.each([
    ['absent', []],
    ['absent', [jwt(visitor)]],
    ['foreign', [jwt({ ...user, institution: '9990075C' })]],
    ['expired', [jwt({ ...user, exp: now / 1000 })]],
    ['expired', [jwt({ ...user, exp: -1 })]],
    ['expired', [jwt({ ...user, exp: String(now / 1000 - 1) })]],
    ['not-yet-valid', [jwt({ ...user, nbf: now / 1000 + 120 })]],
    ['not-yet-valid', [jwt({ ...user, nbf: 1e300 })]],
    ['absent', [jwt(user, 'none'), 'eyJ.eyJ.x', '..', 'e.e.e']],
    ['ambiguous', [jwt(user), jwt({ ...user, identite_ent: 'B2' })]],
    [
      'ambiguous',
      [jwt({ ...user, identite_ent: null }), jwt({ ...user, identite_ent: null, nom: 'MARTIN' })],
    ],
    ['ambiguous', [jwt({ ...user, identite_ent: null, nom: 'MARTIN' }), jwt(user), jwt(user)]],
  ])('fail with %s', (kind, tokens) => {
    expect(userToken(homePage(...tokens), rne, now)).toEqual({ ok: false, failure: { kind } });
  });

  it.each<[string, object]>([
    ['that lasts longer', { exp: now / 1000 + 700 }],
    ['without a name', { nom: null, prenom: null, exp: now / 1000 + 700 }],
    ['whose name is written otherwise', { nom: 'Lebœuf', prenom: 'ZOE', exp: now / 1000 + 700 }],
    ['of another person, expired', { identite_ent: 'B2', exp: now / 1000 - 1 }],
    ['of another person, of another school', { identite_ent: 'B2', institution: '9990075C' }],
  ])('choose the first valid one beside one %s', (_name, claims) => {
    const html = homePage(jwt(visitor), jwt(user), jwt({ ...user, ...claims }));
    expect(userToken(html, rne, now)).toMatchObject({ ok: true, value: { raw: jwt(user) } });
  });

  it('choose the first of several anonymous tokens, whatever their claims', () => {
    const html = homePage(jwt({ ...visitor, sub: 'v1' }), jwt({ ...visitor, sub: 'v2' }));
    expect(publicToken(html, rne, now)).toMatchObject({ ok: true, value: { borrower: { identity: 'v1' } } });
  });

  it('recognise the user’s token by rights in a text or in a mixed array', () => {
    for (const droits of ['EMPRUNTEUR', ['PUBLIC', 'EMPRUNTEUR', 7, null]]) {
      const html = homePage(jwt({ ...user, droits }));
      expect(userToken(html, rne, now)).toMatchObject({ ok: true });
      expect(publicToken(html, rne, now)).toMatchObject({ failure: { kind: 'absent' } });
    }
  });

  it('tolerate a clock difference of one minute, and prefer a valid token', () => {
    const good = jwt({ ...user, nbf: now / 1000 + 59 });
    const html = homePage(jwt({ ...user, institution: '9990075C' }), jwt({ ...user, exp: 1 }), good);
    expect(userToken(html, rne, now)).toMatchObject({ ok: true, value: { raw: good } });
  });
});
