import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { KeyedUser, Role } from '../../utils/domain/user.ts';

const lastNames = [
  'ALMEIDA',
  'BERTHIER',
  'CASTEL',
  "D'ARTOIS - LE GOFF",
  'EL MANSOURI',
  'ŒUVRARD',
  'MÜLLER & FILS',
];
const firstNames = ['Inès', 'Noé', 'Lou', 'Jean-Loup', 'Aya', 'Tiago', 'Zoë', 'Małgorzata'];
const rolesInTurn: readonly Role[] = [
  'pupil',
  'pupil',
  'pupil',
  'pupil',
  'teacher',
  'parent',
  'parent',
  'staff',
];

/** As many invented users as wanted: names in capitals, accents, a few ampersands, one first name in eight outside windows-1252. */
export function inventedUsers(count: number): readonly KeyedUser[] {
  return Array.from({ length: count }, (_, n) => inventedUser(n));
}

function inventedUser(n: number): KeyedUser {
  const role = rolesInTurn[n % rolesInTurn.length] ?? 'pupil';
  const two = (number: number) => String(number).padStart(2, '0');
  return {
    key: `F9990${n.toString(36).toUpperCase().padStart(6, '0')}`,
    user: {
      role,
      lastName: `${lastNames[n % lastNames.length]} ${n}`,
      firstName: firstNames[(n * 5) % firstNames.length] ?? '',
      birthDate: `20${two(n % 15)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}` as CalendarDate,
      classes: [`${3 + (n % 4)}e${1 + (n % 9)}`],
      groups: [`Latin ${n % 3}`, 'Théâtre'],
      schools: [],
      address: `${n % 120} bis, rue de l’Écluse`,
      postalCode: `99${String(n % 1000).padStart(3, '0')}`,
      town: 'Saint-Imaginaire-lès-Prés',
      phone: '06 99 90 00 01',
      email: `eleve.${n}@imaginaire.invalid`,
      numbers: {},
      leftOn: null,
      places: [],
    },
  };
}
