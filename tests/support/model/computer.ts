import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PanelModel, PanelPortal } from '../../../utils/domain/panel.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { shownTokens } from '../../../utils/esidoc/shown-tokens.ts';
import { Visitor } from '../../sandbox/client.ts';
import { hosts } from '../../sandbox/hosts.ts';
import type { Reply, Sending } from '../../sandbox/proxy/tunnel.ts';
import { grantHosts } from '../granted-hosts.ts';
import { sandboxPortal } from '../sandbox-portal.ts';
import { visitorFetch } from '../visitor-fetch.ts';
import { openSchoolInProcess, type SchoolInProcess } from './school-in-process.ts';
import { bannerOf, othersIn, userOf, type Who } from './users.ts';
import { Worker } from './worker.ts';
import { outside } from './worker-run.ts';

const firstDay = Date.parse('2026-11-23T08:00:00Z');
const mayHoldTokens: readonly string[] = [hosts.portal, hosts.loansApi];

/** A shared computer with a browser, three tabs and the extension, and its school. */
export class Computer {
  readonly inProcess: SchoolInProcess = openSchoolInProcess();
  readonly worker = new Worker();
  visitor = this.#newVisitor();
  /** The person named by each tab's page, which does not change after it was loaded. */
  readonly tabs: (Who | null)[] = [null, null, null];
  /** The responses to the tabs since the last check, in order. */
  opened: { readonly who: Who; readonly portals: readonly PanelPortal[] }[] = [];
  refreshed: { readonly who: Who; readonly portal: PanelPortal | null }[] = [];
  /** Whether user data was to be deleted since the last check. */
  left = false;
  portal: Portal = sandboxPortal;
  readonly activeFaults = new Set<string>();
  /** Descriptions of violated invariants. */
  readonly problems: string[] = [];

  /** A new computer at the beginning of a school day, without any sign-in. */
  static async create(gateway: boolean): Promise<Computer> {
    fakeBrowser.reset();
    grantHosts();
    globalThis.indexedDB = new IDBFactory();
    vi.setSystemTime(firstDay);
    const computer = new Computer();
    if (!gateway) computer.portal = { ...sandboxPortal, loansApi: null };
    vi.stubGlobal('fetch', (address: string, init?: RequestInit) =>
      outside(() => visitorFetch(computer.visitor)(address, init)),
    );
    await computer.storeSettings();
    await Worker.prepare();
    computer.worker.start();
    await computer.worker.rest();
    return computer;
  }

  /** Writes the settings directly to the browser's storage. */
  async storeSettings(): Promise<void> {
    const settings = { version: 1, portals: [this.portal] };
    // As after an earlier browser run without a policy.
    await fakeBrowser.storage.local.set({ settings, 'policy.last': {} });
  }

  forgetCookies(): void {
    this.visitor = this.#newVisitor();
  }

  #newVisitor(): Visitor {
    return new Visitor({ send: (address, sending) => this.#send(address, sending) });
  }

  async #send(address: string, sending: Sending): Promise<Reply> {
    const host = new URL(address).hostname;
    const { headers, body } = sending;
    if (!mayHoldTokens.includes(host))
      this.checkForTokens(`a request to ${host}`, JSON.stringify({ address, headers, body }));
    return this.inProcess.send(address, sending);
  }

  checkForTokens(where: string, text: string): void {
    for (const signature of this.inProcess.tokens.keys())
      if (text.includes(signature)) this.problems.push(`a signed-in token is in ${where}`);
  }

  /** The personal tokens in session storage, by signature, with the identity of their owner. */
  async storedSessions(): Promise<readonly (readonly [signature: string, identiteEnt: string])[]> {
    const memory = JSON.stringify(await fakeBrowser.storage.session.get(null));
    return [...this.inProcess.tokens].filter(([signature]) => memory.includes(signature));
  }

  /** The person signed in to PRONOTE. */
  signedIn(): Who | null {
    const { signOn } = this.inProcess.school;
    const cookie = this.visitor.cookie(hosts.pronote, signOn.cookie);
    return cookie === undefined ? null : userOf(signOn.find({ [signOn.cookie]: cookie })?.person ?? null);
  }

  /** Opens the panel in this tab's home page. */
  async open(tab: number): Promise<readonly PanelPortal[]> {
    const who = this.tabs[tab] ?? null;
    if (who === null) return [];
    const { portals } = await this.#ask<PanelModel>(tab, who, 'panel.open', { visitor: bannerOf(who) });
    this.opened.push({ who, portals });
    return portals;
  }

  /** A page without a name sends nothing. */
  async refresh(tab: number, asked: boolean): Promise<void> {
    const who = this.tabs[tab] ?? null;
    if (who === null) return;
    const input = { person: bannerOf(who), portalId: this.portal.id, asked };
    const portal = await this.#ask<PanelPortal | null>(tab, who, 'panel.refresh', input);
    this.refreshed.push({ who, portal });
  }

  /** Opens the portal's home page in its own tab, with the content script. */
  async openPortal(): Promise<void> {
    const origin = `https://${hosts.portal}`;
    const page = await this.visitor.get(`${origin}/`).catch(() => null);
    if (page === null) return;
    const reply = await this.worker.ask(9, 'portal.shown', shownTokens(page.body, []), origin);
    this.checkForTokens('an answer to portal.shown', JSON.stringify(reply));
  }

  async leave(tab: number): Promise<void> {
    await this.worker.ask(tab, 'panel.leave', {});
  }

  async search(tab: number): Promise<void> {
    const input = { asker: 'page', portalId: this.portal.id, terms: 'mer', first: 1, opens: false };
    const reply = await this.worker.ask(tab, 'panel.search', input);
    this.checkForTokens('an answer to panel.search', JSON.stringify(reply));
  }

  async #ask<Output>(tab: number, who: Who, name: string, input: unknown): Promise<Output> {
    const reply = await this.worker.ask(tab, name, input);
    const text = JSON.stringify(reply);
    this.checkForTokens(`an answer to ${name}`, text);
    for (const words of othersIn(text, who))
      this.problems.push(`${who}'s tab is answered "${words}" to ${name}`);
    if (!reply.ok) throw new Error(`the background refused ${name}: ${reply.refused}`);
    return reply.output as Output;
  }
}
