import type { Webspace } from './webspace.ts';

/** CSS selectors for the elements of PRONOTE's pages. */
export interface PageSelectors {
  /** The first client version that these selectors match. */
  readonly since: string;
  /** Matches only while the home page is shown. */
  readonly home: string;
  /** Columns for the panel within `home`, best first. */
  readonly columns: readonly string[];
  /** Columns to try before those in one webspace. */
  readonly columnsIn: Readonly<Partial<Record<Webspace, readonly string[]>>>;
  /** `<webspace> - <NOM Prénom> (<class>)`. */
  readonly user: string;
  readonly school: string;
  /** The child that a parent has selected: `<NOM Prénom> (<class>)`. */
  readonly child: string;
  /** On a sign-in page. */
  readonly signInForm: string;
  /** Matches in the dark theme. */
  readonly darkMode: string;
  /** PRONOTE's own CDI widget, within `home`. The next four are within it. */
  readonly cdiWidget: string;
  readonly cdiTitle: string;
  /** Not empty when there are several portals to select from: the title is then a general one. */
  readonly cdiChoice: string;
  /** The name of the selected portal, within `cdiChoice`. */
  readonly cdiChosen: string;
  /** Opens the portal. Assumed: its class is not published. */
  readonly cdiLink: string;
}

/** Selectors that a school's policy overrides when its PRONOTE has changed. */
export type SelectorRepairs = Partial<Omit<PageSelectors, 'since'>>;
