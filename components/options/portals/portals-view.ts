import type { Portal } from '../../../utils/domain/portal.ts';
import type { DraftFaults, PortalDraft } from '../../../utils/domain/portal-draft.ts';

export interface PortalTab {
  readonly id: string;
  /** As it is stored; null for one that was never saved. */
  readonly saved: Portal | null;
  /** What the boxes held before anybody touched them. */
  readonly initial: PortalDraft;
  readonly draft: PortalDraft;
  /** Leaving now would lose something. */
  readonly dirty: boolean;
  /** Set by the school's policy: to be looked at only. */
  readonly locked: boolean;
}

/** A class that is known from somewhere. */
export interface KnownClass {
  readonly name: string;
  /** How many pupils the imported users have in it; null where it is known from elsewhere. */
  readonly pupils: number | null;
}

export type PortalsNotice = 'saved' | 'removed' | 'not-removed' | 'not-moved' | 'not-restored';

export type SaveOutcome =
  | { readonly kind: 'saved' | 'refused' | 'failed' }
  | { readonly kind: 'faults'; readonly faults: DraftFaults };

export interface PortalsView {
  readonly tabs: readonly PortalTab[];
  /** The tab that is shown; null without any. */
  readonly chosen: PortalTab | null;
  readonly notice: PortalsNotice | null;
  readonly canUndo: boolean;
  /** In the order of a school; empty until they were looked at. */
  readonly classes: readonly KnownClass[];
  /** True where users are imported and could not be read. */
  readonly classesFailed: boolean;
}
