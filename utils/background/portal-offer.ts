import type { Portal } from '../domain/portal.ts';
import { emptyDraft, readDraft, withAddress, withRne, withSuggestion } from '../domain/portal-draft.ts';
import { rneOfHost } from '../domain/pronote-site.ts';
import type { PronoteWidgetTexts } from '../domain/pronote-widget.ts';
import type { Rne } from '../domain/rne.ts';
import { isPortalOrigin } from '../esidoc/addresses.ts';
import { readFrontSettings } from '../esidoc/front-settings.ts';
import { networkFetch } from '../http/http.ts';
import type { Handlers } from '../messaging/server.ts';
import { parsePronoteWidget } from '../pronote/parse-pronote-widget.ts';
import { portalOffers } from '../storage/portal-offers.ts';
import { readSettings, savePortal } from '../storage/settings.ts';

/**
 * Offers the school's portal where none is defined: PRONOTE's host name contains the school's RNE, and e-sidoc tells
 * whether that school has a portal. Accepting saves the portal that was offered, whatever the page sends.
 */
export const offerHandlers: Pick<Handlers, 'panel.offer' | 'panel.answer-offer'> = {
  async 'panel.offer'({ texts }, { origin }) {
    const rne = rneOfHost(new URL(origin).hostname);
    if (rne === null || !(await isNoPortalDefined())) return null;
    const known = await portalOffers.read(rne);
    if (known !== null && known.kind !== 'offered') return null;
    const portal = known?.portal ?? (await findPortal(rne, texts));
    if (portal === null) return null;
    await portalOffers.write(rne, { kind: 'offered', portal });
    const { name, description, address } = portal;
    return { name, description, address };
  },

  async 'panel.answer-offer'({ accepted }, { origin }) {
    const rne = rneOfHost(new URL(origin).hostname);
    const known = rne === null ? null : await portalOffers.read(rne);
    if (rne === null || known?.kind !== 'offered') return null;
    if (!accepted) await portalOffers.write(rne, { kind: 'refused' });
    else if (await isNoPortalDefined()) await savePortal(known.portal);
    return null;
  },
};

async function findPortal(rne: Rne, texts: PronoteWidgetTexts | null): Promise<Portal | null> {
  const found = await readFrontSettings(networkFetch, rne);
  if (!found.ok) {
    if (found.failure.kind === 'unknown-rne') await portalOffers.write(rne, { kind: 'none' });
    return null;
  }
  const widget = texts === null ? null : parsePronoteWidget(texts);
  const suggested = withSuggestion(withRne(emptyDraft, rne), found.value);
  const address = widget?.portalAddress ?? null;
  const draft = address !== null && isPortalOrigin(address) ? withAddress(suggested, address) : suggested;
  // The school has declared its portal in PRONOTE where the widget is shown: the widget's link may sign people in.
  const delegation = widget === null ? 'none' : 'pronote';
  const portal = readDraft({ ...draft, delegation }, { id: crypto.randomUUID() });
  return portal.ok ? portal.value : null;
}

/** Unreadable settings may define a portal. */
async function isNoPortalDefined(): Promise<boolean> {
  const { portals, unreadable } = await readSettings();
  return portals.length === 0 && !unreadable;
}
