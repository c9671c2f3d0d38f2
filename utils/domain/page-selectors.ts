import type { Webspace } from './webspace.ts';

/** Where things stand in PRONOTE's pages, as CSS selectors. */
export interface PageSelectors {
  /** The first client version that these lines are for. */
  readonly since: string;
  /** Present while, and only while, the home page is shown. */
  readonly home: string;
  /** Columns in which the panel may stand, best first; below `home`. */
  readonly columns: readonly string[];
  /** Columns that come before those in one webspace. */
  readonly columnsIn: Readonly<Partial<Record<Webspace, readonly string[]>>>;
  /** `<webspace> - <NOM Prénom> (<class>)`. */
  readonly user: string;
  readonly school: string;
  /** The child whom a parent has selected: `<NOM Prénom> (<class>)`. */
  readonly child: string;
  /** On a page that asks who is there. */
  readonly signInForm: string;
  /** Carries the class `dark-mode` in the dark theme. */
  readonly darkMode: string;
  /** PRONOTE's own CDI widget, below `home`; in it, the others. */
  readonly cdiWidget: string;
  readonly cdiTitle: string;
  /** Filled when several portals are to be chosen from: the title is then a general one. */
  readonly cdiChoice: string;
  /** The name of the portal that is chosen; below `cdiChoice`. */
  readonly cdiChosen: string;
  /** Opens the portal; assumed, its class is not published. */
  readonly cdiLink: string;
}

/** What a school sets right when its PRONOTE has changed; a line that it leaves out stays as it was. */
export type SelectorRepairs = Partial<Omit<PageSelectors, 'since'>>;
