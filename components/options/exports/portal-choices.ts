import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { FeedSettings } from '../../../utils/domain/feed.ts';
import { type JournalEvent, keyRuleChosen } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import type { ExportsPorts, ExportsView } from './exports-model.ts';
import { stored } from './exports-model.ts';

/** What is chosen once for a portal, and kept: the shape of its feed, its key, where it goes and with which token. */
export interface PortalChoices {
  /** The shape of the feed. */
  readonly changeSettings: (changes: Partial<Pick<FeedSettings, 'profile' | 'encoding'>>) => Promise<void>;
  /** Null for none. Must be called in the very click: the browser may have to ask for the host. */
  readonly changeEndpoint: (address: string | null) => Promise<void>;
  /** The key at once where nothing was exported with another; else weighs what the change would do. */
  readonly chooseKey: (rule: KeyRule) => Promise<void>;
  readonly answerKey: (change: boolean) => Promise<void>;
  /** False for a text that no token can be. */
  readonly giveToken: (text: string, remembered: boolean) => Promise<boolean>;
  readonly forgetToken: () => Promise<void>;
}

/** The session that the choices are a part of. */
interface Around {
  readonly view: () => ExportsView;
  readonly put: (part: Partial<ExportsView>) => void;
  readonly note: (event: JournalEvent) => Promise<void>;
  readonly look: (portal: Portal) => Promise<void>;
  readonly today: () => CalendarDate;
  readonly isHolding: () => boolean;
  readonly discard: () => void;
}

/** What a portal's export starts with (GIP-RECIA/Esidoc-WS: its current schema; windows-1252 as BCDI writes it). */
export const firstSettings: FeedSettings = {
  profile: 'recia-naissance',
  encoding: 'windows-1252',
  endpoint: null,
  keyRule: null,
};

export function createPortalChoices(
  ports: ExportsPorts,
  { view, put, note, look, today, isHolding, discard }: Around,
): PortalChoices {
  async function saveFeed(changes: Partial<FeedSettings>): Promise<boolean> {
    const { portal } = view();
    if (portal === null || isHolding()) return false;
    const next: Portal = { ...portal, feed: { ...firstSettings, ...portal.feed, ...changes } };
    try {
      await ports.savePortal(next);
    } catch (error) {
      ports.failed(error);
      put({ unkept: { kind: 'settings-not-saved' } });
      return false;
    }
    discard();
    const portals = view().portals.map((one) => (one.id === next.id ? next : one));
    put({ portals, portal: next, pendingKey: null, unkept: null });
    await look(next);
    return true;
  }

  async function setKey(rule: KeyRule): Promise<void> {
    const { portal } = view();
    if (portal !== null && (await saveFeed({ keyRule: rule }))) await note(keyRuleChosen(portal.id, rule));
  }

  async function chooseKey(rule: KeyRule): Promise<void> {
    const { portal } = view();
    if (portal === null || isHolding()) return;
    const current = portal.feed?.keyRule ?? null;
    if (current === null) return setKey(rule);
    if (JSON.stringify(current) === JSON.stringify(rule)) return put({ pendingKey: null });
    put({ pendingKey: { rule, change: { kind: 'loading' } } });
    const change = await stored(ports.previewKeyChange({ portal, rule, today: today() }), ports.failed);
    if (view().pendingKey?.rule !== rule) return;
    if (change.ok && change.value.exported === null) return setKey(rule);
    put({
      pendingKey: {
        rule,
        change: change.ok
          ? { kind: 'ready', value: change.value }
          : { kind: 'failed', trouble: change.failure },
      },
    });
  }

  async function giveToken(text: string, remembered: boolean): Promise<boolean> {
    const token = text.trim();
    if (!ports.isToken(token)) return false;
    const { portal } = view();
    if (portal === null) return false;
    const kept = await stored(ports.writeToken(portal.id, { token, remembered }), ports.failed);
    put(kept.ok ? { token: remembered ? 'remembered' : 'session', unkept: null } : { unkept: kept.failure });
    if (kept.ok && remembered) await note({ kind: 'token-remembered', portalId: portal.id });
    return true;
  }

  async function forgetToken(): Promise<void> {
    const { portal, token } = view();
    if (portal === null) return;
    const forgotten = await stored(ports.forgetToken(portal.id), ports.failed);
    put(forgotten.ok ? { token: 'none', unkept: null } : { unkept: forgotten.failure });
    if (forgotten.ok && token === 'remembered') await note({ kind: 'token-forgotten', portalId: portal.id });
  }

  return {
    changeSettings: async (changes) => void (await saveFeed(changes)),
    async changeEndpoint(endpoint) {
      const asked = endpoint === null ? true : ports.askForHost(endpoint).catch(ports.failed);
      // Where the browser was told no, the address is kept all the same: it asks again before anything is sent.
      await asked;
      await saveFeed({ endpoint });
    },
    chooseKey,
    async answerKey(change) {
      const rule = view().pendingKey?.rule;
      if (change && rule !== undefined) await setKey(rule);
      else put({ pendingKey: null });
    },
    giveToken,
    forgetToken,
  };
}
