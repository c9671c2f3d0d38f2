import type { LoansView, PanelPortal } from '../../utils/domain/panel.ts';
import { keepsLoans } from '../shared/Failure.tsx';
import type { PopupPortal } from './popup-session.ts';

/** The portals whose loans are known, and may be shown to this person. */
export function portalsToShow(portals: readonly PopupPortal[]): readonly PanelPortal[] {
  return portals.map(({ portal }) => portal).filter(({ loans }) => mayBeShown(loans));
}

function mayBeShown({ readAt, failure }: LoansView): boolean {
  return readAt !== null && (failure === null || keepsLoans(failure));
}
