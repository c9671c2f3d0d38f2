import type { PanelPortal } from '../../utils/domain/panel.ts';
import { showsLoans } from '../shared/failure-words.ts';
import type { PopupPortal } from './popup-session.ts';

/** The portals whose loans are known, and may be shown to this person. */
export function portalsToShow(portals: readonly PopupPortal[]): readonly PanelPortal[] {
  return portals.map(({ portal }) => portal).filter(({ loans }) => showsLoans(loans));
}
