import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { Hold } from '../../../utils/domain/export-difference.ts';
import type { ExportPlan, KeyChange, RosterSurvey } from '../../../utils/domain/export-plan.ts';
import type { FeedSettings } from '../../../utils/domain/feed.ts';
import { type JournalEvent, keyRuleChosen } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { audienceOf, type Exceptions, noExceptions, toggle } from '../../../utils/domain/selection.ts';
import type { KeyedUser, KeyRule } from '../../../utils/domain/user.ts';
import { createDeparture, type DepartureSession } from './departure-session.ts';
import { answered, type ExportTrouble, type Loadable, stored } from './export-trouble.ts';
import type { ExportOrder, ExportsPorts, TokenKeeping } from './exports-ports.ts';
import { onlyLatest } from './only-latest.ts';

/** A key that was chosen after an export, and what it would do. */
export interface PendingKey {
  readonly rule: KeyRule;
  readonly change: Loadable<KeyChange>;
}

export interface ExportsView {
  readonly portals: readonly Portal[];
  readonly portal: Portal | null;
  readonly survey: Loadable<RosterSurvey>;
  readonly pendingKey: PendingKey | null;
  /** Null until it is known. */
  readonly token: TokenKeeping | null;
  readonly exceptions: Exceptions;
  readonly plan: Loadable<ExportPlan>;
  /** The number of a hold that was typed; null until then. */
  readonly confirmed: number | null;
  /** A choice that could not be kept, and holds for now only. */
  readonly unkept: ExportTrouble | null;
}

export interface ExportsSession {
  readonly view: () => ExportsView;
  readonly departure: DepartureSession;
  readonly subscribe: (changed: () => void) => () => void;
  /** Looks at the roster anew, for one of these portals. */
  readonly open: (portals: readonly Portal[]) => Promise<void>;
  readonly choosePortal: (id: string) => void;
  /** All but the key. */
  readonly changeSettings: (changes: Partial<Omit<FeedSettings, 'keyRule'>>) => Promise<void>;
  /** The key at once where nothing was exported with another; else weighs what the change would do. */
  readonly chooseKey: (rule: KeyRule) => Promise<void>;
  readonly answerKey: (change: boolean) => Promise<void>;
  /** False for a text that no token can be. */
  readonly giveToken: (text: string, remembered: boolean) => Promise<boolean>;
  readonly forgetToken: () => Promise<void>;
  readonly tick: (users: readonly KeyedUser[], on: boolean) => void;
  readonly resetExceptions: () => void;
  /** False where the number is not the hold's. */
  readonly confirm: (typed: string) => boolean;
  readonly build: () => void;
}

/** What a portal's export starts with (GIP-RECIA/Esidoc-WS: its current schema; windows-1252 as BCDI writes it). */
export const firstSettings: FeedSettings = {
  profile: 'recia-naissance',
  encoding: 'windows-1252',
  endpoint: null,
  keyRule: null,
};

const start: ExportsView = {
  ...{ portals: [], portal: null, survey: { kind: 'idle' }, pendingKey: null, token: null },
  ...{ exceptions: noExceptions, plan: { kind: 'idle' }, confirmed: null, unkept: null },
};

/** A new export, from the choice of its portal to the moment when the feed is made. Nothing is chosen while one leaves. */
export function createExportsSession(ports: ExportsPorts): ExportsSession {
  let view = start;
  let heldNumber: string | null = null;
  const listeners = new Set<() => void>();
  const departure = createDeparture(ports, changed, () => void makePlan());

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function put(part: Partial<ExportsView>): void {
    view = { ...view, ...part };
    changed();
  }

  const today = () => localCalendarDate(new Date(ports.now()));

  function order(): ExportOrder | null {
    const { portal, exceptions } = view;
    return portal === null ? null : { portal, exceptions, today: today() };
  }

  const look = onlyLatest(async (portal: Portal, isLatest) => {
    if (view.survey.kind !== 'ready') put({ survey: { kind: 'loading' } });
    const survey = await stored(ports.survey({ portal, today: today() }), ports.failed);
    if (!isLatest() || view.portal !== portal) return;
    put({
      survey: survey.ok
        ? { kind: 'ready', value: survey.value }
        : { kind: 'failed', trouble: survey.failure },
    });
    if (survey.ok) await makePlan();
  });

  const plan = onlyLatest(async (asked: ExportOrder, isLatest) => {
    const planned = await answered(ports.plan(asked), ports.failed);
    if (!isLatest() || view.portal !== asked.portal) return;
    put({
      plan: planned.ok
        ? { kind: 'ready', value: planned.value }
        : { kind: 'failed', trouble: planned.failure },
    });
    if (planned.ok) await noteHold(planned.value.hold);
  });

  async function makePlan(): Promise<void> {
    const asked = order();
    const hasUsers = view.survey.kind === 'ready' && view.survey.value.users.length > 0;
    put({ plan: { kind: asked !== null && hasUsers ? 'loading' : 'idle' }, confirmed: null });
    if (asked !== null && hasUsers) await plan(asked);
  }

  async function note(event: JournalEvent): Promise<void> {
    const written = await stored(ports.writeJournal(event), ports.failed);
    if (!written.ok) put({ unkept: written.failure });
  }

  async function noteHold(hold: Hold | null): Promise<void> {
    const name = hold === null ? null : `${view.portal?.id} ${hold.number}`;
    if (hold === null || view.portal === null || name === heldNumber) return;
    heldNumber = name;
    await note({ kind: 'export-held', portalId: view.portal.id, ...sumsOf(hold) });
  }

  /** What was chosen before for this portal, then its users. */
  async function enter(portal: Portal | null): Promise<void> {
    departure.discard();
    put({ ...start, portals: view.portals, portal });
    if (portal === null) return;
    put({ survey: { kind: 'loading' } });
    const [exceptions, token] = await Promise.all([
      stored(ports.readExceptions(portal.id), ports.failed),
      stored(ports.readToken(portal.id), ports.failed),
    ]);
    if (view.portal !== portal) return;
    const failed = !exceptions.ok ? exceptions.failure : token.ok ? null : token.failure;
    // An export without the exceptions would send out people whom the administrator has taken out.
    if (!exceptions.ok) return put({ survey: { kind: 'failed', trouble: exceptions.failure } });
    put({ exceptions: exceptions.value, token: token.ok ? keepingOf(token.value) : 'none', unkept: failed });
    await look(portal);
  }

  async function open(portals: readonly Portal[]): Promise<void> {
    const known = portals.find(({ id }) => id === view.portal?.id) ?? null;
    put({ portals });
    if (departure.isHolding()) return;
    if (known === null || view.survey.kind === 'failed') {
      return enter(known ?? (portals.length === 1 ? (portals[0] ?? null) : null));
    }
    put({ portal: known });
    await look(known);
  }

  async function saveFeed(changes: Partial<FeedSettings>): Promise<boolean> {
    const { portal } = view;
    if (portal === null || departure.isHolding()) return false;
    const next: Portal = { ...portal, feed: { ...firstSettings, ...portal.feed, ...changes } };
    try {
      await ports.savePortal(next);
    } catch (error) {
      ports.failed(error);
      put({ unkept: { kind: 'settings-not-saved' } });
      return false;
    }
    departure.discard();
    const portals = view.portals.map((one) => (one.id === next.id ? next : one));
    put({ portals, portal: next, pendingKey: null, unkept: null });
    await look(next);
    return true;
  }

  async function setKey(rule: KeyRule): Promise<void> {
    const { portal } = view;
    if (portal !== null && (await saveFeed({ keyRule: rule }))) await note(keyRuleChosen(portal.id, rule));
  }

  async function chooseKey(rule: KeyRule): Promise<void> {
    const { portal } = view;
    if (portal === null || departure.isHolding()) return;
    const current = portal.feed?.keyRule ?? null;
    if (current === null) return setKey(rule);
    if (JSON.stringify(current) === JSON.stringify(rule)) return put({ pendingKey: null });
    put({ pendingKey: { rule, change: { kind: 'loading' } } });
    const change = await stored(ports.weighKeyRule({ portal, rule, today: today() }), ports.failed);
    if (view.pendingKey?.rule !== rule) return;
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

  const keepExceptions = onlyLatest(async ({ portal, exceptions }: ExportOrder) => {
    const kept = await stored(ports.writeExceptions(portal.id, exceptions), ports.failed);
    put({ unkept: kept.ok ? null : kept.failure });
  });

  function except(exceptions: Exceptions): void {
    if (departure.isHolding()) return;
    departure.discard();
    put({ exceptions });
    const asked = order();
    if (asked === null) return;
    void keepExceptions(asked);
    void makePlan();
  }

  async function giveToken(text: string, remembered: boolean): Promise<boolean> {
    const token = text.trim();
    if (!ports.isToken(token)) return false;
    const { portal } = view;
    if (portal === null) return false;
    const kept = await stored(ports.writeToken(portal.id, { token, remembered }), ports.failed);
    put(kept.ok ? { token: remembered ? 'remembered' : 'session', unkept: null } : { unkept: kept.failure });
    if (kept.ok && remembered) await note({ kind: 'token-remembered', portalId: portal.id });
    return true;
  }

  async function forgetToken(): Promise<void> {
    const { portal, token } = view;
    if (portal === null) return;
    const forgotten = await stored(ports.forgetToken(portal.id), ports.failed);
    put(forgotten.ok ? { token: 'none', unkept: null } : { unkept: forgotten.failure });
    if (forgotten.ok && token === 'remembered') await note({ kind: 'token-forgotten', portalId: portal.id });
  }

  function confirm(typed: string): boolean {
    const hold = view.plan.kind === 'ready' ? view.plan.value.hold : null;
    if (hold === null || view.portal === null || typed.replace(/\s/g, '') !== String(hold.number))
      return false;
    put({ confirmed: hold.number });
    void note({ kind: 'export-confirmed', portalId: view.portal.id, ...sumsOf(hold) });
    return true;
  }

  return {
    view: () => view,
    departure,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open,
    choosePortal(id) {
      if (!departure.isHolding()) void enter(view.portals.find((portal) => portal.id === id) ?? null);
    },
    changeSettings: async (changes) => void (await saveFeed(changes)),
    chooseKey,
    async answerKey(change) {
      const rule = view.pendingKey?.rule;
      if (change && rule !== undefined) await setKey(rule);
      else put({ pendingKey: null });
    },
    giveToken,
    forgetToken,
    tick(users, on) {
      if (view.portal !== null) except(toggle(view.exceptions, audienceOf(view.portal, today()), users, on));
    },
    resetExceptions: () => except(noExceptions),
    confirm,
    build() {
      const asked = order();
      if (asked !== null && view.plan.kind === 'ready') void departure.build(asked, view.confirmed);
    },
  };
}

function keepingOf(token: { readonly remembered: boolean } | null): TokenKeeping {
  if (token === null) return 'none';
  return token.remembered ? 'remembered' : 'session';
}

/** A held export in numbers, for the journal. */
function sumsOf({ reasons }: Hold): { readonly removed: number; readonly changed: number } {
  const sum = (kind: 'removed' | 'changed') =>
    reasons.filter((reason) => reason.kind === kind).reduce((all, { count }) => all + count, 0);
  return { removed: sum('removed'), changed: sum('changed') };
}
