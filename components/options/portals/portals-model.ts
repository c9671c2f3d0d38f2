import type { Portal } from '../../../utils/domain/portal.ts';
import type { DraftFaults, PortalDraft } from '../../../utils/domain/portal-draft.ts';
import type { Result } from '../../../utils/domain/result.ts';
import type { ClassCount } from '../../../utils/domain/roster-import.ts';
import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';

/** What the portals' section needs of the browser. What fails to be stored rejects. */
export interface PortalsPorts {
  readonly newId: () => string;
  /**
   * Must be called in the very click: the browser may have to ask for the portal's hosts. False where that was refused,
   * and nothing was stored.
   */
  readonly save: (portal: Portal) => Promise<boolean>;
  /** Puts a portal back at the place it had. */
  readonly restore: (portal: Portal, place: number) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  readonly move: (id: string, by: number) => Promise<void>;
  /** The classes of the imported users. */
  readonly rosterClasses: () => Promise<Result<readonly ClassCount[], StorageFailure>>;
  /** The class of the person at this computer, or of the child they look at; null without one. */
  readonly classHere: () => Promise<string | null>;
  readonly failed: (error: unknown) => void;
}

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
