import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { KeyedUser, User } from '../../utils/domain/user.ts';

const nobody: User = {
  role: 'pupil',
  lastName: 'ALMEIDA',
  firstName: 'Inès',
  birthDate: '2012-03-05' as CalendarDate,
  classes: ['3A'],
  groups: [],
  schools: [],
  address: '',
  postalCode: '',
  town: '',
  phone: '',
  email: '',
  numbers: {},
  leftOn: null,
  places: [],
};

/** An invented user of this key; `about` says what is of interest. */
export function keyedUser(key: string, about: Partial<User> = {}): KeyedUser {
  return { key, user: { ...nobody, ...about } };
}
