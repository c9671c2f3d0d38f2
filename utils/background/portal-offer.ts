import type { PortalOffer } from '../domain/panel.ts';
import type { Portal } from '../domain/portal.ts';
import { emptyDraft, readDraft, withAddress, withRne, withSuggestion } from '../domain/portal-draft.ts';
import { rneOfHost } from '../domain/pronote-site.ts';
import type { PronoteWidget, PronoteWidgetTexts } from '../domain/pronote-widget.ts';
import type { Result } from '../domain/result.ts';
import type { Rne } from '../domain/rne.ts';
import type { Handlers } from '../messaging/server.ts';
import type { OfferStore } from '../storage/portal-offers.ts';
import type { Settings } from '../storage/settings.ts';

export interface OfferAnswersPorts {
  readonly settings: () => Promise<Pick<Settings, 'portals' | 'unreadable'>>;
  readonly savePortal: (portal: Portal) => Promise<void>;
  readonly newId: () => string;
  readonly readWidget: (texts: PronoteWidgetTexts) => PronoteWidget;
  /** The name and description that the school's portal gives itself; fails where the school has none. */
  readonly lookUp: (
    rne: Rne,
  ) => Promise<Result<{ readonly title: string; readonly subtitle: string }, { readonly kind: string }>>;
  readonly isPortalOrigin: (origin: string) => boolean;
  readonly offers: OfferStore;
}

type OfferHandlers = Pick<Handlers, 'panel.offer' | 'panel.answer-offer'>;

/**
 * Answers a PRONOTE for which no portal is defined: the host's RNE tells which portal the school would have, and
 * e-sidoc whether it has one. What is taken is what was offered, whatever the page says.
 */
export function createOfferAnswers(ports: OfferAnswersPorts): OfferHandlers {
  async function portalFor(rne: Rne, texts: PronoteWidgetTexts | null): Promise<Portal | null> {
    const found = await ports.lookUp(rne);
    if (!found.ok) {
      if (found.failure.kind === 'unknown-rne') await ports.offers.write(rne, { kind: 'none' });
      return null;
    }
    const widget = texts === null ? null : ports.readWidget(texts);
    const usual = withSuggestion(withRne(emptyDraft, rne), found.value);
    const told = widget?.portalAddress ?? null;
    const draft = told !== null && ports.isPortalOrigin(told) ? withAddress(usual, told) : usual;
    // PRONOTE's own widget is there because the school has declared its portal: its link may sign people in.
    const delegation = widget === null ? 'none' : 'pronote';
    const portal = readDraft({ ...draft, delegation }, { id: ports.newId() });
    return portal.ok ? portal.value : null;
  }

  /** Settings that cannot be read may define a portal. */
  async function nothingIsDefined(): Promise<boolean> {
    const { portals, unreadable } = await ports.settings();
    return portals.length === 0 && !unreadable;
  }

  return {
    async 'panel.offer'({ texts }, { origin }) {
      const rne = rneOfHost(new URL(origin).hostname);
      if (rne === null || !(await nothingIsDefined())) return null;
      const known = await ports.offers.read(rne);
      if (known !== null && known.kind !== 'offered') return null;
      const portal = known?.portal ?? (await portalFor(rne, texts));
      if (portal === null) return null;
      await ports.offers.write(rne, { kind: 'offered', portal });
      return offerOf(portal);
    },

    async 'panel.answer-offer'({ accepted }, { origin }) {
      const rne = rneOfHost(new URL(origin).hostname);
      const known = rne === null ? null : await ports.offers.read(rne);
      if (rne === null || known?.kind !== 'offered') return null;
      if (!accepted) await ports.offers.write(rne, { kind: 'refused' });
      else if (await nothingIsDefined()) await ports.savePortal(known.portal);
      return null;
    },
  };
}

function offerOf({ name, description, address }: Portal): PortalOffer {
  return { name, description, address };
}
