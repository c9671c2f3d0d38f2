import type { CheckedLine } from './portal-check-report.ts';

/** Kinds of pages, most informative first. `home-unknown`: a home page by its title, but `home` matches nothing. */
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

/** The selectors that are checked. */
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

/** Clients whose home pages can be distinguished, newest first. */
export const generationNames = ['2026.1', '2025.2', '2023.0'] as const;
export type GenerationName = (typeof generationNames)[number];

export const personStates = ['read', 'unnamed', 'unread'] as const;
export const widgetStates = ['read', 'unread', 'closed', 'absent'] as const;

/** Findings about a page of PRONOTE. The version is the only text from the page. */
export interface PageSnapshot {
  readonly kind: PageKind;
  /** In a frame of another site's page, such as an ENT's. */
  readonly framed: boolean;
  /** `2026.1.3`, from the page's title. */
  readonly version: string | null;
  readonly generation: GenerationName | null;
  /** Whether the school's policy overrides selectors. */
  readonly repaired: boolean;
  readonly lines: readonly (CheckedLine & { readonly name: LineName })[];
  readonly person: (typeof personStates)[number];
  readonly widget: (typeof widgetStates)[number];
  /** Whether the extension's panel is mounted. */
  readonly panel: boolean;
}
