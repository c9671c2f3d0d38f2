import { z } from 'zod';
import type { PersonKey } from '../domain/person.ts';
import type { WrittenEvent } from '../reminders/calendar-events.ts';
import { Day } from './domain-fields.ts';
import { loansDatabase } from './loans-database.ts';

const Calendar = z.object({
  events: z
    .array(
      z.object({
        uid: z.string().min(1),
        sequence: z.int().nonnegative(),
        day: Day,
        cancelled: z.boolean(),
        marks: z.array(z.string()).readonly(),
        portalIds: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
}) satisfies z.ZodType<{ readonly events: readonly WrittenEvent[] }>;

/** The events of this person's last calendar file; none before the first one. They go when the person's loans do. */
export function readWrittenEvents(person: PersonKey): Promise<readonly WrittenEvent[]> {
  return loansDatabase.use(async (opened) => {
    const record: unknown = await opened.get('calendars', person);
    return Calendar.safeParse(record).data?.events ?? [];
  });
}

export async function writeWrittenEvents(person: PersonKey, events: readonly WrittenEvent[]): Promise<void> {
  await loansDatabase.use((opened) => opened.put('calendars', { person, events }));
}
