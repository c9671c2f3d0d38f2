import { feedWorks } from './feed-works.ts';
import type { Works } from './work.ts';

/** All that the settings page has done in its worker. */
export const works = { ...feedWorks } as const satisfies Works;

export type AdministrationWorks = typeof works;
