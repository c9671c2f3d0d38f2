import { z } from 'zod';
import type { PersonKey } from '../domain/person.ts';
import type { WrittenEvent } from '../reminders/calendar-events.ts';
import { Day } from './domain-fields.ts';
import { loansDatabase } from './loans-database.ts';
import { recordFormat } from './record-format.ts';

interface WrittenCalendar {
  readonly person: string;
  readonly events: readonly WrittenEvent[];
}

const format = recordFormat<WrittenCalendar>(
  z.object({
    person: z.string(),
    events: z.array(
      z.object({
        uid: z.string().min(1),
        sequence: z.int().nonnegative(),
        day: Day,
        cancelled: z.boolean(),
        marks: z.array(z.string()),
        portalIds: z.array(z.string()),
      }),
    ),
  }),
);

/** The events of this person's last calendar file; empty before the first. They are deleted with the loans. */
export async function readWrittenEvents(person: PersonKey): Promise<readonly WrittenEvent[]> {
  const stored: unknown = await loansDatabase.use((opened) => opened.get('calendars', person));
  return format.read(stored)?.events ?? [];
}

export async function writeWrittenEvents(person: PersonKey, events: readonly WrittenEvent[]): Promise<void> {
  await loansDatabase.use((opened) => opened.put('calendars', format.write({ person, events })));
}
