import type { Portal } from '../../../utils/domain/portal.ts';
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
