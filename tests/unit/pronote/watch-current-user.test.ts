import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AnonymousVisitor, Person, Visitor } from '../../../utils/domain/person.ts';
import { personWatch } from '../../../utils/pronote/watch-current-user.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };
const somebody: AnonymousVisitor = { webspace: 'eleve', fullName: null, className: null };

let shown: Person | null;
let told: (Visitor | null)[];
let life: AbortController;
let watch: (homeIsShown: boolean) => void;

beforeEach(() => {
  vi.useFakeTimers();
  shown = marie;
  told = [];
  life = new AbortController();
  watch = personWatch(
    { read: () => shown, readUnnamed: () => somebody, arrived: (visitor) => told.push(visitor) },
    life.signal,
  );
});
afterEach(() => {
  vi.useRealTimers();
});

it('tells each arrival and each change of person once', () => {
  watch(false);
  watch(true);
  watch(true);
  shown = paul;
  watch(true);
  shown = null;
  watch(true);
  watch(false);
  shown = paul;
  watch(true);

  expect(told).toEqual([marie, paul, null, paul]);
});

it('takes a page that goes on naming nobody for one that never will', () => {
  shown = null;
  watch(true);
  vi.advanceTimersByTime(1_999);
  watch(true);
  expect(told).toEqual([null]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([null, somebody]);
});

it('waits for a name that comes late', () => {
  shown = null;
  watch(true);
  vi.advanceTimersByTime(1_000);
  shown = marie;
  watch(true);
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([null, marie]);
});

it('tells nothing more of a page that was left, or of a life that has ended', () => {
  shown = null;
  watch(true);
  watch(false);
  vi.advanceTimersByTime(10_000);
  watch(true);
  life.abort();
  vi.advanceTimersByTime(10_000);
  expect(told).toEqual([null, null]);
});
