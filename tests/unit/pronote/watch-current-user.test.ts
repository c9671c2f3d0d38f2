import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AnonymousVisitor, Person, Visitor } from '../../../utils/domain/person.ts';
import { watchCurrentUser } from '../../../utils/pronote/watch-current-user.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };
const anonymous: AnonymousVisitor = { webspace: 'eleve', fullName: null, className: null };

let shown: Person | null;
let reported: (Visitor | null)[];
let life: AbortController;
let check: (homeIsShown: boolean) => void;

beforeEach(() => {
  vi.useFakeTimers();
  shown = marie;
  reported = [];
  life = new AbortController();
  check = watchCurrentUser(
    () => shown ?? anonymous,
    (visitor) => reported.push(visitor),
    life.signal,
  );
});
afterEach(() => {
  vi.useRealTimers();
});

it('reports each user once when the home page appears or the user changes', () => {
  check(false);
  check(true);
  check(true);
  shown = paul;
  check(true);
  shown = null;
  check(true);
  check(false);
  shown = paul;
  check(true);

  expect(reported).toEqual([marie, paul, null, paul]);
});

it('reports an anonymous visitor when there is no name after two seconds', () => {
  shown = null;
  check(true);
  vi.advanceTimersByTime(1_999);
  check(true);
  expect(reported).toEqual([null]);
  vi.advanceTimersByTime(1);
  expect(reported).toEqual([null, anonymous]);
});

it('reports a user whose name is rendered late', () => {
  shown = null;
  check(true);
  vi.advanceTimersByTime(1_000);
  shown = marie;
  check(true);
  vi.advanceTimersByTime(10_000);
  expect(reported).toEqual([null, marie]);
});

it('reports nothing after the home page was left or the signal was aborted', () => {
  shown = null;
  check(true);
  check(false);
  vi.advanceTimersByTime(10_000);
  check(true);
  life.abort();
  vi.advanceTimersByTime(10_000);
  expect(reported).toEqual([null, null]);
});
