import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PanelModel, PanelPortal } from '../../../utils/domain/panel.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { shownTokens } from '../../../utils/esidoc/shown-tokens.ts';
import { Visitor } from '../../sandbox/client.ts';
import type { Reply, Sending } from '../../sandbox/proxy/tunnel.ts';
import { hosts } from '../../sandbox/hosts.ts';
import { openDoors } from '../granted-hosts.ts';
import { sandboxPortal } from '../sandbox-portal.ts';
import { visitorFetch } from '../visitor-fetch.ts';
import { outside } from './life.ts';
import { bannerOf, othersIn, type Who, whoIs } from './members.ts';
import { openSchoolInProcess, type SchoolInProcess } from './school-in-process.ts';
import { Worker } from './worker.ts';

const firstDay = Date.parse('2026-11-23T08:00:00Z');
const mayHoldTokens: readonly string[] = [hosts.portal, hosts.loansApi];

/** A shared computer with a browser, three tabs and the extension, and the school that it asks. */
export class Computer {
  readonly inProcess: SchoolInProcess = openSchoolInProcess();
  readonly worker = new Worker();
  visitor = this.#newVisitor();
  /** Whom each tab's page names: a page stays as it was loaded. */
  readonly tabs: (Who | null)[] = [null, null, null];
  /** What the tabs asked and were answered since the last look, in the order of the answers. */
  opened: { readonly who: Who; readonly portals: readonly PanelPortal[] }[] = [];
  refreshed: { readonly who: Who; readonly portal: PanelPortal | null }[] = [];
  /** Since the last look everybody was to be forgotten. */
  left = false;
  portal: Portal = sandboxPortal;
  readonly faultsInForce = new Set<string>();
  /** What should never have happened, in words. */
  readonly broken: string[] = [];

  /** A new computer at the beginning of a school day: nobody is signed in anywhere. */
  static async bought(gateway: boolean): Promise<Computer> {
    fakeBrowser.reset();
    openDoors();
    globalThis.indexedDB = new IDBFactory();
    vi.setSystemTime(firstDay);
    const computer = new Computer();
    if (!gateway) computer.portal = { ...sandboxPortal, loansApi: null };
    vi.stubGlobal('fetch', (address: string, init?: RequestInit) =>
      outside(() => visitorFetch(computer.visitor)(address, init)),
    );
    await computer.store();
    await Worker.prepare();
    computer.worker.start();
    await computer.worker.rest();
    return computer;
  }

  /** The settings as they stand in the browser's storage: whoever writes them is not what is tried here. */
  async store(): Promise<void> {
    const settings = { version: 1, portals: [this.portal] };
    // This browser has run before, and found no policy.
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
      this.lookForTokens(`a request to ${host}`, JSON.stringify({ address, headers, body }));
    return this.inProcess.send(address, sending);
  }

  lookForTokens(where: string, text: string): void {
    for (const signature of this.inProcess.tokens.keys())
      if (text.includes(signature)) this.broken.push(`a signed-in token is in ${where}`);
  }

  /** The signed-in tokens in the browser's memory: their signatures, and whose they are. */
  async sessionsKept(): Promise<readonly (readonly [signature: string, identiteEnt: string])[]> {
    const memory = JSON.stringify(await fakeBrowser.storage.session.get(null));
    return [...this.inProcess.tokens].filter(([signature]) => memory.includes(signature));
  }

  /** Who PRONOTE's own session belongs to. */
  signedIn(): Who | null {
    const { signOn } = this.inProcess.school;
    const cookie = this.visitor.cookie(hosts.pronote, signOn.cookie);
    return cookie === undefined ? null : whoIs(signOn.find({ [signOn.cookie]: cookie })?.person ?? null);
  }

  /** The home page of this tab is shown, or seen again: what the panel asks, and what it is answered. */
  async open(tab: number): Promise<readonly PanelPortal[]> {
    const who = this.tabs[tab] ?? null;
    if (who === null) return [];
    const { portals } = await this.#ask<PanelModel>(tab, who, 'panel.open', { visitor: bannerOf(who) });
    this.opened.push({ who, portals });
    return portals;
  }

  /** A page that names nobody does not ask. */
  async refresh(tab: number, asked: boolean): Promise<void> {
    const who = this.tabs[tab] ?? null;
    if (who === null) return;
    const input = { person: bannerOf(who), portalId: this.portal.id, asked };
    const portal = await this.#ask<PanelPortal | null>(tab, who, 'panel.refresh', input);
    this.refreshed.push({ who, portal });
  }

  /** The portal's home page, in a tab of its own, with our script on it. */
  async openPortal(): Promise<void> {
    const origin = `https://${hosts.portal}`;
    const page = await this.visitor.get(`${origin}/`).catch(() => null);
    if (page === null) return;
    const reply = await this.worker.ask(9, 'portal.shown', shownTokens(page.body, []), origin);
    this.lookForTokens('an answer to portal.shown', JSON.stringify(reply));
  }

  async leave(tab: number): Promise<void> {
    await this.worker.ask(tab, 'panel.leave', {});
  }

  async search(tab: number): Promise<void> {
    const input = { asker: 'page', portalId: this.portal.id, terms: 'mer', first: 1, opens: false };
    const reply = await this.worker.ask(tab, 'panel.search', input);
    this.lookForTokens('an answer to panel.search', JSON.stringify(reply));
  }

  async #ask<Output>(tab: number, who: Who, name: string, input: unknown): Promise<Output> {
    const reply = await this.worker.ask(tab, name, input);
    const text = JSON.stringify(reply);
    this.lookForTokens(`an answer to ${name}`, text);
    for (const words of othersIn(text, who))
      this.broken.push(`${who}'s tab is answered "${words}" to ${name}`);
    if (!reply.ok) throw new Error(`the background refused ${name}: ${reply.refused}`);
    return reply.output as Output;
  }
}
