/** Words that somebody who is typing may mean, from what this browser knows; choosing one searches its terms. */
export type Suggestion =
  | { readonly kind: 'past-search'; readonly terms: string }
  /** A document by its title: one that the person has borrowed, or has seen among results. */
  | {
      readonly kind: 'loan' | 'seen';
      readonly terms: string;
      /** The record's page on the portal; null where it is not known. */
      readonly address: string | null;
    };

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** False on a shared computer: searches are then not kept. */
  readonly keepsPast: boolean;
}
