import { message } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { PortalDraft } from '../../../utils/domain/portal-draft.ts';

/** A portal open for editing. */
export interface PortalTab {
  readonly id: string;
  /** The stored portal; null for a new one that was never saved. */
  readonly saved: Portal | null;
  /** The draft before any edit. */
  readonly initial: PortalDraft;
  readonly draft: PortalDraft;
  /** True when the draft has unsaved changes. */
  readonly dirty: boolean;
  /** Set by the school's policy: read-only. */
  readonly locked: boolean;
}

/** The name of a portal, also while its name field is empty. */
export function tabName({ draft, saved }: PortalTab): string {
  return draft.name.trim() || saved?.name || message('editor_new');
}

/** A class that can be chosen from a list. */
export interface KnownClass {
  readonly name: string;
  /** Number of pupils among the imported users; null for a class that is not among them. */
  readonly pupils: number | null;
}
