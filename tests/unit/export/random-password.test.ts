import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Rne } from '../../../utils/domain/rne.ts';
import { passwordsFrom, randomPassword } from '../../../utils/export/random-password.ts';
import { feedFileName } from '../../../utils/export/write-feed.ts';
import { keyedUser } from '../../support/feed-users.ts';

const secure = (bytes: Uint8Array<ArrayBuffer>) => {
  crypto.getRandomValues(bytes);
};

describe('random passwords', () => {
  it('have sixteen unambiguous characters', () => {
    for (let i = 0; i < 200; i += 1) expect(randomPassword(secure)).toMatch(/^[A-HJ-NP-Za-km-np-z2-9]{16}$/);
  });

  it('use each character for the same number of bytes', () => {
    const bytesOf = new Map<string, number>();
    for (let byte = 0; byte < 224; byte += 1) {
      const character = randomPassword((bytes) => bytes.fill(byte)).charAt(0);
      bytesOf.set(character, (bytesOf.get(character) ?? 0) + 1);
    }
    expect([bytesOf.size, ...new Set(bytesOf.values())]).toEqual([56, 4]);
  });

  it('discard the bytes that would favour some characters', () => {
    const fills = [255, 224, 0];
    const password = randomPassword((bytes) => bytes.fill(fills.shift() ?? 1));
    expect(password).toBe('A'.repeat(16));
  });

  it('are the same for each call with a user', () => {
    const password = passwordsFrom(secure);
    const [one, other] = [keyedUser('F1'), keyedUser('F1')];
    expect(password(one)).toBe(password(one));
    expect(password(other)).not.toBe(password(one));
    expect(passwordsFrom(secure)(one)).not.toBe(password(one));
  });
});

describe('feed file name', () => {
  it('has safe characters only', () => {
    const day = '2026-11-23' as CalendarDate;
    expect(feedFileName({ rne: '9990001X' as Rne, day, profile: 'recia-naissance', count: 1234 })).toBe(
      'e-sidoc_9990001X_2026-11-23_recia-naissance_1234-utilisateurs.xml',
    );
    expect(feedFileName({ rne: '../é x' as Rne, day, profile: 'entcore', count: 1 })).toBe(
      'e-sidoc_x_2026-11-23_entcore_1-utilisateurs.xml',
    );
  });
});
