/** What the page on which one searches without PRONOTE shows. */
export interface SearchPage {
  /** The default one first; none where none is set up. */
  readonly portals: readonly { readonly id: string; readonly name: string }[];
  /** Whether a tab shows PRONOTE, on whose home page there is a search box too. */
  readonly pronoteIsOpen: boolean;
}
