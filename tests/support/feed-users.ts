import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import type { KeyedUser, User } from '../../utils/domain/user.ts';
import { keyed } from '../fixtures/exported.ts';

const somebody = { birthDate: '2012-03-05' as CalendarDate, classes: ['3A'] };

/** An invented user with this key; `about` overrides fields. */
export function keyedUser(key: string, about: Partial<User> = {}): KeyedUser {
  return keyed(key, { ...somebody, ...about });
}
