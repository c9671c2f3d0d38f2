import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  countPersonalData,
  deletePersonalData,
  type PersonalDataStore,
} from '../../../utils/background/delete-personal-data.ts';
import type { ErasedKind, Tally } from '../../../utils/domain/deletion.ts';

const reject = () => Promise.reject(new Error('broken'));

/** A store with this content. */
function store(
  kinds: readonly ErasedKind[],
  content: Tally,
  part: Partial<PersonalDataStore> = {},
): PersonalDataStore {
  let now = content;
  return {
    kinds,
    count: async () => now,
    async erase() {
      now = {};
    },
    ...part,
  };
}

const reported = vi.fn();

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(reported));
afterEach(() => reported.mockClear());

describe('countPersonalData', () => {
  it('deletes nothing, and sums the kinds of several stores', async () => {
    const first = store(['loans', 'others'], { loans: 5, others: 1 }, { erase: reject });
    const second = store(['person', 'others'], { person: 1, others: 2 }, { erase: reject });
    expect(await countPersonalData([first, second])).toEqual([
      { kind: 'loans', count: 5 },
      { kind: 'person', count: 1 },
      { kind: 'others', count: 3 },
    ]);
    expect(reported).not.toHaveBeenCalled();
  });
});

describe('deletePersonalData', () => {
  it('reports the former counts and what is left, under the user lock', async () => {
    const locks: (string | undefined)[] = [];
    const checked = store(
      ['loans', 'reservations'],
      { loans: 5 },
      {
        async erase() {
          locks.push(...((await navigator.locks.query()).held ?? []).map(({ name }) => name));
        },
        count: vi.fn<() => Promise<Tally>>().mockResolvedValueOnce({ loans: 5 }).mockResolvedValue({}),
      },
    );
    expect(await deletePersonalData([checked])).toEqual([
      { kind: 'loans', count: 5, left: false },
      { kind: 'reservations', count: 0, left: false },
    ]);
    expect(locks).toEqual(['person-at-the-computer']);
  });

  it('reports as left what a deletion without an error did not delete', async () => {
    const stubborn = store(['loans'], { loans: 5 }, { erase: async () => {} });
    expect(await deletePersonalData([stubborn])).toEqual([{ kind: 'loans', count: 5, left: true }]);
  });

  it('deletes the other stores when one fails', async () => {
    const stuck = store(['sessions'], { sessions: 1 }, { erase: reject });
    expect(await deletePersonalData([stuck, store(['loans'], { loans: 2 })])).toEqual([
      { kind: 'loans', count: 2, left: false },
      { kind: 'sessions', count: 1, left: true },
    ]);
    expect(reported).toHaveBeenCalledOnce();
  });

  it('reports a store that cannot be counted as left', async () => {
    const unreadable = store(['loans'], {}, { count: reject });
    expect(await countPersonalData([unreadable])).toEqual([{ kind: 'loans', count: null }]);
    expect(await deletePersonalData([unreadable])).toEqual([{ kind: 'loans', count: null, left: true }]);
  });
});
