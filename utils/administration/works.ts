import { feedWorks } from './feed-works.ts';
import { readingWorks } from './reading-works.ts';
import type { Works } from './work.ts';

/** All that the settings page has done in its worker. */
export const works = { ...readingWorks, ...feedWorks } as const satisfies Works;

export type AdministrationWorks = typeof works;
