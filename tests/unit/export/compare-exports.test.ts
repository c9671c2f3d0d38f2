import { describe, expect, it } from 'vitest';
import type { FeedProfile } from '../../../utils/domain/feed.ts';
import type { KeyedUser } from '../../../utils/domain/user.ts';
import { compareExports, holdOf } from '../../../utils/export/compare-exports.ts';
import { fingerprintsOf } from '../../../utils/export/fingerprints.ts';
import { keyedUser } from '../../support/feed-users.ts';

const secret = new Uint8Array(32).fill(7);
const prints = (users: readonly KeyedUser[], profile: FeedProfile = 'recia-naissance') =>
  fingerprintsOf(users, profile, secret);
const pupils = (count: number, about: Parameters<typeof keyedUser>[1] = {}) =>
  Array.from({ length: count }, (_, i) => keyedUser(`F${i}`, about));

describe('fingerprints', () => {
  it('contain no readable data and depend on the secret', () => {
    const { users } = prints([
      keyedUser('F1', { town: 'Imaginaire' }),
      keyedUser('F2', { town: 'Imaginaire' }),
    ]);
    expect(JSON.stringify(users)).not.toMatch(/ALMEIDA|Imaginaire|F1/);
    expect(new Set(users.flatMap(({ marks }) => marks.match(/.{16}/g) ?? [])).size).toBe(18);
    const other = fingerprintsOf([keyedUser('F1')], 'recia-naissance', new Uint8Array(32).fill(8));
    expect(other.users[0]?.id).not.toBe(users[0]?.id);
  });

  it('cover the eligible users, with their indices', () => {
    const users = [keyedUser('F1', { birthDate: null }), keyedUser('F2'), keyedUser('F2')];
    expect(prints(users).places).toEqual([1]);
    expect(prints(users, 'entcore').places).toEqual([0, 1]);
  });
});

describe('comparing exports', () => {
  it('counts added, removed, changed and unchanged users, and lists the changed fields', () => {
    const before = [
      keyedUser('F1', { classes: ['4A'], town: 'Avant' }),
      keyedUser('F2'),
      keyedUser('F3'),
      keyedUser('P1', { role: 'teacher', classes: ['3A'] }),
    ];
    const after = [
      keyedUser('F9'),
      keyedUser('P1', { role: 'teacher', classes: ['6B'] }),
      keyedUser('F2'),
      keyedUser('F1', { classes: ['3A'], town: 'Après' }),
    ];
    const difference = compareExports(prints(before), prints(after));
    expect(difference).toMatchObject({
      isFirst: false,
      added: [{ role: 'pupil', at: 0 }],
      changed: [{ role: 'pupil', at: 3, fields: ['VILLE_M', 'CLASSE_M'] }],
      byRole: {
        pupil: { before: 3, added: 1, removed: 1, changed: 1, unchanged: 1 },
        teacher: { before: 1, added: 0, removed: 0, changed: 0, unchanged: 1 },
      },
    });
  });

  it('counts a user with another role under the previous role', () => {
    const after = prints([keyedUser('F1', { role: 'staff', classes: [] })]);
    const { byRole, changed } = compareExports(prints([keyedUser('F1')]), after);
    expect(byRole.pupil).toEqual({ before: 1, added: 0, removed: 0, changed: 1, unchanged: 0 });
    expect(byRole.staff).toEqual({ before: 0, added: 0, removed: 0, changed: 0, unchanged: 0 });
    expect(changed[0]?.fields).toEqual(['STATUT_M_M', 'CLASSE_M']);
  });

  it('ignores the fields of only one profile', () => {
    const users = pupils(3, { groups: ['Latin'], phone: '06' });
    const { byRole } = compareExports(prints(users, 'recia-naissance'), prints(users, 'recia-groupes'));
    expect(byRole.pupil.unchanged).toBe(3);
  });
});

describe('confirmation of an export', () => {
  const held = (before: readonly KeyedUser[], after: readonly KeyedUser[]) =>
    holdOf(compareExports(prints(before), prints(after)));

  it('is needed for over 10 % of a role removed, not for 10 %', () => {
    expect(held(pupils(20), pupils(18))).toBeNull();
    expect(held(pupils(20), pupils(17))).toEqual({
      reasons: [{ role: 'pupil', kind: 'removed', count: 3, of: 20 }],
      number: 3,
    });
  });

  it('is needed for over 75 % of a role changed, not for 75 %', () => {
    const moved = (count: number) => [...pupils(count, { classes: ['2B'] }), ...pupils(20).slice(count)];
    expect(held(pupils(20), moved(15))).toBeNull();
    expect(held(pupils(20), moved(16))).toEqual({
      reasons: [{ role: 'pupil', kind: 'changed', count: 16, of: 20 }],
      number: 16,
    });
  });

  it('is not needed for a first export or added users', () => {
    const first = compareExports(null, prints(pupils(20)));
    expect([first.isFirst, first.byRole.pupil.added, holdOf(first)]).toEqual([true, 20, null]);
    expect(held(pupils(2), pupils(200))).toBeNull();
  });
});
