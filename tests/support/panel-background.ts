import type { PanelBackground } from '../../components/panel/panel-session.ts';
import { panelModel } from '../fixtures/panel-portal.ts';

/** A background that has no portal to show and never answers a search or a refresh, with the given parts replaced. */
export function panelBackground(part: Partial<PanelBackground> = {}): PanelBackground {
  return {
    open: async () => panelModel(),
    offer: async () => null,
    answerOffer: async () => null,
    refresh: () => new Promise(() => {}),
    search: () => new Promise(() => {}),
    suggest: async () => ({ items: [], keepsPast: true }),
    forget: async () => null,
    cover: async () => null,
    failed: () => {},
    ...part,
  };
}
