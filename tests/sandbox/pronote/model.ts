/** The data that the server passes to the page script; both import this file. */
export interface PageModel {
  readonly markup: Markup;
  readonly theme: Theme;
  readonly webspace: Webspace;
  /** `ALMEIDA Inès (3A)`; empty inside an ENT's frame, which has its own banner. */
  readonly bannerName: string;
  readonly initials: string;
  readonly school: string;
  readonly version: string;
  readonly tabs: readonly Tab[];
  /** One, or one for each child of a parent. */
  readonly homes: readonly Home[];
  /** Whether the home page is rendered after the banner, as it should be. */
  readonly hasHome: boolean;
}

/** PRONOTE's themes; the page's class is `Theme` followed by this name. */
export const themes = [
  'Pronote',
  'Neutre',
  'Bordeaux',
  'Jaune',
  'Bleu',
  'Turquoise',
  'Vert',
  'Violet',
  'Corail',
] as const;

export type Theme = (typeof themes)[number];

/** 2027 is invented: a future client with unknown classes. */
export type GenerationYear = 2023 | 2025 | 2026 | 2027;

/** A version of PRONOTE's client, and the markup of its pages. */
export interface Generation {
  readonly version: string;
  readonly markup: Markup;
}

/** The differences between the pages of the generations. */
export interface Markup {
  readonly banner: Shape;
  /** Contains the page below banner and menus. */
  readonly client: Shape;
  readonly widget: Shape;
  readonly widgetTitle: Shape;
  /** Whether the banner's school name is in an inner `span`. */
  readonly schoolInSpan: boolean;
  /** New class names by original name. */
  readonly renamed: Readonly<Record<string, string>>;
}

export interface Shape {
  readonly tag: 'article' | 'div' | 'h2' | 'h3' | 'header' | 'main' | 'section';
  readonly className: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export type WebspaceFile =
  | 'direction.html'
  | 'professeur.html'
  | 'viescolaire.html'
  | 'parent.html'
  | 'accompagnant.html'
  | 'eleve.html';

/** One of PRONOTE's webspaces; to add one, add a row in `webspaces.ts`. */
export interface Webspace {
  readonly file: WebspaceFile;
  /** PRONOTE's number for the kind of webspace. */
  readonly genre: number;
  readonly name: string;
  /** Additional class of the home element. */
  readonly homeClass: string;
}

export interface Home {
  /** The child whose home page a parent sees, `ALMEIDA Inès (3A)`; null for everyone but parents. */
  readonly member: string | null;
  readonly columns: readonly Column[];
}

export interface Tab {
  readonly genre: number;
  readonly label: string;
}

export interface Column {
  readonly name: 'emploidutemps' | 'cdt' | 'notes' | 'absencesprof' | 'agendaetinformations';
  readonly widgets: readonly Widget[];
}

/** The portals that the school has declared to PRONOTE. */
export type CdiVariant =
  | 'absent'
  /** One portal to which PRONOTE signs people in; their loans are retrieved. */
  | 'portal'
  /** Several portals, to choose from. */
  | 'portals'
  /** One portal without delegation: no loans, only a search box. */
  | 'search'
  /** One portal without loans for the person. */
  | 'empty';

export interface CdiWidget {
  readonly kind: 'partenairecdi';
  readonly title: string;
  readonly portals: readonly {
    readonly name: string;
    /** Null where PRONOTE retrieves none. */
    readonly loans: readonly CdiLoan[] | null;
  }[];
}

export interface CdiLoan {
  readonly title: string;
  readonly address: string | null;
  readonly comment: string | null;
  /** `03/11/26`, like `due`. */
  readonly borrowed: string;
  readonly due: string;
  readonly late: boolean;
}

export type Widget =
  | CdiWidget
  | {
      readonly kind: 'edt';
      readonly title: string;
      readonly day: string;
      readonly lessons: readonly Lesson[];
    }
  | { readonly kind: 'travail'; readonly title: string; readonly days: readonly HomeworkDay[] }
  | { readonly kind: 'notes'; readonly title: string; readonly marks: readonly Mark[] }
  | {
      readonly kind: 'menu';
      readonly title: string;
      readonly day: string;
      readonly courses: readonly Course[];
    }
  | {
      readonly kind:
        | 'absences'
        | 'accompagnements'
        | 'agenda'
        | 'appelnonfait'
        | 'conseildeclasse'
        | 'discussions'
        | 'informations'
        | 'viescolaire';
      readonly title: string;
      readonly lines: readonly Line[];
    };

export interface Lesson {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** The teacher; in a teacher's own timetable, the class. */
  readonly who: string;
  readonly room: string;
  readonly colour: string;
  readonly label?: { readonly text: string; readonly look: 'cancelled' | 'changed' };
}

export interface HomeworkDay {
  readonly day: string;
  readonly items: readonly {
    readonly subject: string;
    readonly colour: string;
    readonly text: string;
    readonly done: boolean;
  }[];
}

export interface Mark {
  readonly subject: string;
  readonly day: string;
  readonly mark: string;
  readonly scale: string;
  readonly average: string;
}

interface Course {
  readonly name: string;
  readonly dishes: readonly string[];
}

export interface Line {
  readonly title: string;
  readonly detail: string;
  readonly chip?: string;
}
