import { z } from 'zod';
import { roles, type User } from '../domain/user.ts';
import { Day, RneCode } from './domain-fields.ts';

/** A user as they are stored. */
export const UserRecord = z.object({
  role: z.enum(roles),
  lastName: z.string(),
  firstName: z.string(),
  birthDate: Day.nullable(),
  classes: z.array(z.string()),
  groups: z.array(z.string()),
  schools: z.array(RneCode),
  address: z.string(),
  postalCode: z.string(),
  town: z.string(),
  phone: z.string(),
  email: z.string(),
  numbers: z.record(z.string(), z.string()),
  leftOn: Day.nullable(),
  places: z.array(z.object({ file: z.string(), line: z.number() })),
}) satisfies z.ZodType<User>;
