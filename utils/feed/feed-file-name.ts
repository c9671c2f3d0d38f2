import type { CalendarDate } from '../domain/calendar-date.ts';
import type { FeedProfile } from '../domain/feed.ts';
import type { Rne } from '../domain/rne.ts';

interface NamedFeed {
  readonly rne: Rne;
  readonly day: CalendarDate;
  readonly profile: FeedProfile;
  readonly count: number;
}

/**
 * A name that tells what the file is, of letters, digits, `-` and `_` only:
 * `e-sidoc_9990001X_2026-11-23_recia-naissance_1234-utilisateurs.xml`.
 */
export function feedFileName({ rne, day, profile, count }: NamedFeed): string {
  const parts = ['e-sidoc', rne, day, profile, `${count}-utilisateurs`].map((part) =>
    part.replace(/[^\w-]/g, ''),
  );
  return `${parts.join('_')}.xml`;
}
