/** What the server tells the page script; both sides read this file, neither trusts markup. */
export interface PageModel {
  readonly generation: 2026;
  readonly webspace: Webspace;
  /** `ALMEIDA Inès (3A)`; empty inside an ENT's frame, which has its own banner. */
  readonly bannerName: string;
  readonly school: string;
  readonly version: string;
  readonly tabs: readonly Tab[];
  readonly columns: readonly Column[];
}

/** One of PRONOTE's webspaces; a further one is a further line of data in `webspaces.ts`. */
export interface Webspace {
  readonly file: string;
  /** PRONOTE's number for the kind of webspace. */
  readonly genre: number;
  readonly name: string;
  /** Class that the home element carries beside its own. */
  readonly homeClass: string;
}

export interface Tab {
  readonly genre: number;
  readonly label: string;
}

export interface Column {
  readonly name: 'emploidutemps' | 'cdt' | 'notes' | 'absencesprof' | 'agendaetinformations';
  readonly widgets: readonly Widget[];
}

export type Widget =
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
      readonly kind: 'informations' | 'agenda' | 'absences';
      readonly title: string;
      readonly lines: readonly Line[];
    };

export interface Lesson {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly teacher: string;
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
