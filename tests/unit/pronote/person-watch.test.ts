import { expect, it } from 'vitest';
import type { Person } from '../../../utils/domain/person.ts';
import { personWatch } from '../../../utils/pronote/person-watch.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };

it('tells each arrival and each change of person once', () => {
  let shown: Person | null = marie;
  const told: (Person | null)[] = [];
  const watch = personWatch(
    () => shown,
    (person) => told.push(person),
  );

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
