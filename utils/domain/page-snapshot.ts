import type { CheckedLine } from './portal-check-report.ts';

/** What a page of PRONOTE's turned out to be; `home-unknown` says that it is the home page, and has none of its marks. */
export const pageKinds = [
  'home',
  'home-unknown',
  'other-section',
  'sign-in',
  'mobile',
  'chooser',
  'other',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** The lines of the selectors that are looked for by themselves. */
export const lineNames = [
  'home',
  'columns',
  'user',
  'school',
  'child',
  'signInForm',
  'darkMode',
  'cdiWidget',
  'cdiTitle',
  'cdiChoice',
  'cdiChosen',
  'cdiLink',
] as const;
export type LineName = (typeof lineNames)[number];

/** Clients whose pages are told apart by their marks, newest first; `null` where a page has none of them. */
export const generationNames = ['2026.1', '2025.2', '2023.0'] as const;
export type GenerationName = (typeof generationNames)[number];

export const personStates = ['read', 'unnamed', 'unread'] as const;
export const widgetStates = ['read', 'unread', 'closed', 'absent'] as const;

/** What was seen in a page of PRONOTE: not a word of it but the number of its version. */
export interface PageSnapshot {
  readonly kind: PageKind;
  /** Within another site's page, such as an ENT's. */
  readonly framed: boolean;
  /** `2026.1.3`, from the page's title, of which nothing else is kept. */
  readonly version: string | null;
  readonly generation: GenerationName | null;
  /** The school's policy has set selectors right. */
  readonly repaired: boolean;
  readonly lines: readonly (CheckedLine & { readonly name: LineName })[];
  readonly person: (typeof personStates)[number];
  readonly widget: (typeof widgetStates)[number];
  /** Whether our own panel stands in the page. */
  readonly panel: boolean;
}
