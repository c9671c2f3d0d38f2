import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  audienceOf,
  countSelection,
  type Exceptions,
  isSelected,
  noExceptions,
  ofClass,
  ofRole,
  select,
  shownExceptions,
  toggle,
} from '../../../utils/domain/selection.ts';
import { type KeyedUser, roles, type User } from '../../../utils/domain/user.ts';
import { webspaces } from '../../../utils/domain/webspace.ts';
import { keyed, user } from '../../fixtures/exported.ts';
import { day } from '../../fixtures/loans.ts';

const today = day('2026-11-23');
const everybody = audienceOf({ webspaces: [], classes: [] }, today);

function isIn(part: Partial<User>, portal: Parameters<typeof audienceOf>[0]): boolean {
  return isSelected({ key: 'k', user: user(part) }, audienceOf(portal, today), noExceptions);
}

describe('an audience', () => {
  it.each(webspaces.map((webspace) => [webspace] as const))('of the webspace %s has one role', (webspace) => {
    const held = roles.filter((role) => isIn({ role }, { webspaces: [webspace], classes: [] }));
    expect(held).toHaveLength(1);
  });

  it('has the roles of the webspaces', () => {
    const held = (...names: readonly (typeof webspaces)[number][]) =>
      roles.filter((role) => isIn({ role }, { webspaces: names, classes: [] }));
    expect(held()).toEqual(roles);
    expect(held('eleve', 'parent')).toEqual(['pupil', 'parent']);
    expect(held('professeur')).toEqual(['teacher']);
    expect(held('viescolaire', 'direction')).toEqual(['staff']);
    expect(held('accompagnant')).toEqual(['other']);
  });

  it.each<[string, Partial<User>, boolean]>([
    ['a pupil of the class', { classes: ['4A'] }, true],
    ['a pupil of that class and another', { classes: ['5B', '4A'] }, true],
    ['a pupil of another class', { classes: ['5B'] }, false],
    ['a class written in other capitals', { classes: ['4a '] }, true],
    ['a class of a longer name', { classes: ['4AB', '14A'] }, false],
    ['a pupil without a class', {}, true],
    ['a teacher of other classes', { role: 'teacher', classes: ['5B'] }, true],
    ['a parent', { role: 'parent' }, true],
    ['who left yesterday', { classes: ['4A'], leftOn: day('2026-11-22') }, false],
    ['who leaves today', { classes: ['4A'], leftOn: today }, false],
    ['who leaves tomorrow', { classes: ['4A'], leftOn: day('2026-11-24') }, true],
  ])('of class 4A: %s', (_, part, held) => {
    expect(isIn(part, { webspaces: [], classes: ['4A'] })).toBe(held);
  });
});

describe('exceptions', () => {
  const pupil = keyed('pupil');
  const leaver = keyed('leaver', { leftOn: today });

  it('are removed when the audience already agrees', () => {
    expect(toggle(noExceptions, everybody, [pupil], true)).toEqual(noExceptions);
    expect(toggle(noExceptions, everybody, [leaver], false)).toEqual(noExceptions);
    const off = toggle(noExceptions, everybody, [pupil, leaver], false);
    expect([...off.excluded]).toEqual(['pupil']);
    expect(toggle(off, everybody, [pupil], true)).toEqual(noExceptions);
    const on = toggle(noExceptions, everybody, [pupil, leaver], true);
    expect([...on.included]).toEqual(['leaver']);
  });

  it('of unlisted users are kept but not shown', () => {
    const before: Exceptions = { included: new Set(['gone']), excluded: new Set(['gone too']) };
    const after = toggle(before, everybody, [pupil], false);
    expect(after).toEqual({ included: new Set(['gone']), excluded: new Set(['gone too', 'pupil']) });
    expect(shownExceptions([pupil, leaver], everybody, after)).toEqual({ included: [], excluded: [pupil] });
  });
});

const classNames = ['3A', '3B', '4A'];
const someUser = fc.record({
  role: fc.constantFrom(...roles),
  classes: fc.uniqueArray(fc.constantFrom(...classNames), { maxLength: 2 }),
  leftOn: fc.constantFrom(null, null, null, day('2026-07-04')),
});
const someUsers = fc
  .array(someUser, { maxLength: 12 })
  .map((parts) => parts.map((part, place) => keyed(`k${place}`, part)));
const someAudience = fc
  .record({ webspaces: fc.subarray([...webspaces]), classes: fc.subarray(classNames) })
  .map((portal) => audienceOf(portal, today));
const someToggle = fc.record({
  some: fc.oneof(
    fc.constantFrom(...classNames).map((name) => (users: readonly KeyedUser[]) => ofClass(users, name)),
    fc.constantFrom(...roles).map((role) => (users: readonly KeyedUser[]) => ofRole(users, role)),
    fc.nat(11).map((place) => (users: readonly KeyedUser[]) => users.slice(place, place + 1)),
  ),
  on: fc.boolean(),
});

describe('any selection', () => {
  it('is exported, with a minimum of exceptions', () => {
    fc.assert(
      fc.property(
        someUsers,
        someAudience,
        fc.array(someToggle, { maxLength: 8 }),
        (users, audience, toggles) => {
          const asked = new Map(users.map((one) => [one.key, isSelected(one, audience, noExceptions)]));
          let exceptions = noExceptions;
          for (const { some, on } of toggles) {
            for (const { key } of some(users)) asked.set(key, on);
            exceptions = toggle(exceptions, audience, some(users), on);
          }
          const selected = select(users, audience, exceptions);
          expect(selected.map(({ key }) => key)).toEqual(
            users.filter(({ key }) => asked.get(key)).map(({ key }) => key),
          );
          const against = users.filter(
            (one) => asked.get(one.key) !== isSelected(one, audience, noExceptions),
          );
          expect([...exceptions.included, ...exceptions.excluded].sort()).toEqual(
            against.map(({ key }) => key).sort(),
          );
          const shown = shownExceptions(users, audience, exceptions);
          expect(shown.included.length + shown.excluded.length).toBe(against.length);
        },
      ),
    );
  });

  it('has the counts of the exported users', () => {
    fc.assert(
      fc.property(
        someUsers,
        someAudience,
        fc.array(someToggle, { maxLength: 4 }),
        (users, audience, toggles) => {
          const exceptions = toggles.reduce(
            (before, { some, on }) => toggle(before, audience, some(users), on),
            noExceptions,
          );
          const counts = countSelection(users, audience, exceptions);
          const tally = (some: readonly KeyedUser[]) => ({
            selected: select(some, audience, exceptions).length,
            total: some.length,
          });
          expect(counts).toMatchObject(tally(users));
          for (const role of roles) expect(counts.roles[role]).toEqual(tally(ofRole(users, role)));
          const filled = classNames.filter((name) => ofClass(users, name).length > 0);
          expect([...counts.classes.keys()].sort()).toEqual(filled);
          for (const name of filled) expect(counts.classes.get(name)).toEqual(tally(ofClass(users, name)));
        },
      ),
    );
  });
});
