import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { FeedSettings } from '../../../utils/domain/feed.ts';
import { type JournalEvent, keyRuleChosen } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import type { Readable } from '../../shared/store.ts';
import type { ExportsServices } from '../admin-model.ts';
import type { ExportRunSession } from './export-run.ts';
import { type ExportsView, loaded, stored } from './exports-model.ts';

/** The session that the choices belong to. */
interface SessionContext {
  readonly services: ExportsServices;
  readonly view: Readable<ExportsView>;
  readonly put: (part: Partial<ExportsView>) => void;
  readonly journal: (event: JournalEvent) => Promise<void>;
  readonly readSurvey: (portal: Portal) => Promise<void>;
  readonly today: () => CalendarDate;
  readonly run: ExportRunSession;
}

/** Defaults of a portal (GIP-RECIA/Esidoc-WS: its current schema; windows-1252 as BCDI writes it). */
export const firstSettings: FeedSettings = {
  profile: 'recia-naissance',
  encoding: 'windows-1252',
  endpoint: null,
  keyRule: null,
};

/** The stored choices of a portal: feed settings, stable key, endpoint and token. */
export function portalChoices(context: SessionContext) {
  const { services, view, put, journal, readSurvey, today, run } = context;

  async function saveFeed(changes: Partial<FeedSettings>): Promise<boolean> {
    const { portal } = view.get();
    if (portal === null || run.isPending()) return false;
    const next: Portal = { ...portal, feed: { ...firstSettings, ...portal.feed, ...changes } };
    try {
      await services.savePortal(next);
    } catch (error) {
      services.failed(error);
      put({ unsaved: { kind: 'settings-not-saved' } });
      return false;
    }
    run.discard();
    const portals = view.get().portals.map((one) => (one.id === next.id ? next : one));
    put({ portals, portal: next, pendingKey: null, unsaved: null });
    await readSurvey(next);
    return true;
  }

  async function setKey(rule: KeyRule): Promise<void> {
    const { portal } = view.get();
    if (portal !== null && (await saveFeed({ keyRule: rule }))) await journal(keyRuleChosen(portal.id, rule));
  }

  async function chooseKey(rule: KeyRule): Promise<void> {
    const { portal } = view.get();
    if (portal === null || run.isPending()) return;
    const current = portal.feed?.keyRule ?? null;
    if (current === null) return setKey(rule);
    if (JSON.stringify(current) === JSON.stringify(rule)) return put({ pendingKey: null });
    put({ pendingKey: { rule, change: { kind: 'loading' } } });
    const change = await stored(services.previewKeyChange({ portal, rule, today: today() }), services);
    if (view.get().pendingKey?.rule !== rule) return;
    if (change.ok && change.value.exported === null) return setKey(rule);
    put({ pendingKey: { rule, change: loaded(change) } });
  }

  async function setToken(text: string, remembered: boolean): Promise<boolean> {
    const token = text.trim();
    if (!services.isToken(token)) return false;
    const { portal } = view.get();
    if (portal === null) return false;
    const saved = await stored(services.writeToken(portal.id, { token, remembered }), services);
    put(
      saved.ok ? { token: remembered ? 'remembered' : 'session', unsaved: null } : { unsaved: saved.failure },
    );
    if (saved.ok && remembered) await journal({ kind: 'token-remembered', portalId: portal.id });
    return true;
  }

  async function forgetToken(): Promise<void> {
    const { portal, token } = view.get();
    if (portal === null) return;
    const forgotten = await stored(services.forgetToken(portal.id), services);
    put(forgotten.ok ? { token: 'none', unsaved: null } : { unsaved: forgotten.failure });
    if (forgotten.ok && token === 'remembered')
      await journal({ kind: 'token-forgotten', portalId: portal.id });
  }

  return {
    changeSettings: async (changes: Partial<Pick<FeedSettings, 'profile' | 'encoding'>>) =>
      void (await saveFeed(changes)),
    /** Null for none. Requires user activation: call synchronously from the click handler. */
    async changeEndpoint(endpoint: string | null) {
      // Saved even when the user declines: the permission is requested again before a feed is sent.
      if (endpoint !== null) await services.requestSendPermission(endpoint).catch(services.failed);
      await saveFeed({ endpoint });
    },
    /** Saves the key if nothing was exported with another one; otherwise previews the change. */
    chooseKey,
    /** Saves the key that was previewed, or drops it. */
    async answerKey(change: boolean) {
      const rule = view.get().pendingKey?.rule;
      if (change && rule !== undefined) await setKey(rule);
      else put({ pendingKey: null });
    },
    /** False when the text is not a valid token. */
    setToken,
    forgetToken,
  };
}
