/** Something that a person may want to search for again, known in this browser alone. */
export type Suggestion =
  | { readonly kind: 'past-search'; readonly terms: string }
  | {
      readonly kind: 'loan' | 'seen';
      readonly terms: string /** record's address or null */;
      readonly address: string | null;
    };

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** False on a shared computer, where neither searches nor results are remembered. */
  readonly keepsPast: boolean;
}
