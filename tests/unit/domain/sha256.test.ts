import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import { keyedHash, sha256 } from '../../../utils/domain/sha256.ts';
import { fingerprintsOf } from '../../../utils/export/fingerprints.ts';
import { keyUsers } from '../../../utils/roster/keys.ts';
import { user } from '../../fixtures/exported.ts';
import { keyedUser } from '../../support/feed-users.ts';

// These values are stored in browsers and at portals: no version may compute others.
describe('stored hashes', () => {
  it('are SHA-256 in hexadecimal for the current user, reminders and rejected tokens', () => {
    expect(sha256('["00ff","","eleve","ALMEIDA Inès","3A"]')).toBe(
      '3cf44f2947f2c0e9c98abc4452de8a918288da0ec58596e97be097f6b5640b14',
    );
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('replace lone surrogates by U+FFFD', () => {
    expect(sha256('\ud800é😀')).toBe('cb3bf6e320fe21ecd9d355c683ce11adf51b7439f234fbe3b5bf80ae58b4f1db');
  });

  it('are the derived keys of users', () => {
    const people = [
      user({ lastName: 'ALMEIDA', firstName: 'Inès', birthDate: '2012-03-05' as CalendarDate }),
      user({ lastName: 'ŒUVRARD', firstName: 'Łukasz' }),
    ];
    expect(keyUsers(people, { kind: 'derived' }).keyed.map(({ key }) => key)).toEqual([
      'e0195a9d87b2b93c991472e50c850f7f',
      '3e285f8e771c22e3dbff2eaf123098ae',
    ]);
  });

  it('are the fingerprints of an export', () => {
    const secret = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
    const users = [keyedUser('F1', { town: 'Né & œ' }), keyedUser('P\u00002', { role: 'teacher' })];
    expect(fingerprintsOf(users, 'recia-naissance', secret).users).toEqual([
      {
        id: 'ee28da475f7b8a3f',
        role: 'pupil',
        marks:
          'fea24af0190a52cdad63f482a86a08844aea4a47b0e5b80dd3d6c101192ebcc8337ae25673fc5cdd304fe743de94f2f2fa569990a9d96aae10ea632e9bd3f52dd077c2b324c541b3',
      },
      {
        id: '485255b2fdfcf2cc',
        role: 'teacher',
        marks:
          'bfae5ea08c72efd65fe92a32213198fcbd033dce3e6a3205068915703a93162229ecc233b88a57b03407f14434b9eba4b1a38cf847bfd094ee3d5ebcaee722c4026d82f8857de3a0',
      },
    ]);
  });
});

describe('hashes', () => {
  const lengths = [0, 1, 31, 54, 55, 56, 63, 64, 65, 119, 120, 500, 5_000];

  it.each(lengths)('equal those of Node for %i characters', (length) => {
    const text = 'é'.repeat(length);
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    const key = new Uint8Array(length % 65).fill(length);
    const hash = keyedHash(key);
    const expected = createHmac('sha256', key).update(text).digest('hex').slice(0, 16);
    expect([hash(text), hash(text)]).toEqual([expected, expected]);
  });
});
