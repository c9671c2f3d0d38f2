import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Computer } from './computer.ts';
import type { Deed } from './deeds.ts';
import { bannerOf, everyone, member, othersIn, type Who } from './members.ts';

/** Signing on, reading, a renewal and a second reading are eleven; each deed has one refresh at most. */
const mostRequestsPerDeed = 15;
const loansRoutes: readonly (string | null)[] = ['loans-api', 'portal-account'];

/** What the test knows without asking the background, and holds it to. */
export class Expectation {
  /** The person for whom the home page was last shown. */
  current: Who | null = null;
  /** When this person's loans were last read without a flaw; null when they may be asked for again. */
  readAt: number | null = null;
  #requestsSeen = 0;

  /** Compares what there is with what these deeds, begun together, may lead to. Throws with all that is wrong. */
  async hold(computer: Computer, deeds: readonly Deed[]): Promise<void> {
    const before = this.current;
    const session = JSON.stringify(await fakeBrowser.storage.session.get(null));
    const current = expectCurrent(computer, before, session);
    if (deeds.length === 1) expectAnswers(computer, before, current);
    this.#expectFewRequests(computer, deeds, before);
    await expectSession(computer, current);
    await expectNothingOfOthers(computer, session, current);
    this.current = current;
    computer.opened = [];
    computer.refreshed = [];
    computer.left = false;
    const { broken } = computer;
    if (broken.length > 0) throw new Error([...new Set(broken)].join('\n'));
  }

  #expectFewRequests(computer: Computer, deeds: readonly Deed[], before: Who | null): void {
    const { inProcess, broken, faultsInForce } = computer;
    const made = inProcess.requests.slice(this.#requestsSeen);
    this.#requestsSeen = inProcess.requests.length;
    if (made.length > mostRequestsPerDeed * deeds.length) broken.push(`${made.length} requests at once`);
    const loans = made.filter(({ route }) => loansRoutes.includes(route));
    const asked = deeds.some(({ does, told }) => does === 'refresh' && 'asked' in told && told.asked);
    const stayed = !computer.left && computer.opened.every(({ who }) => who === before);
    if (!stayed) this.readAt = null;
    const known = this.readAt !== null && isToday(this.readAt);
    if (known && !asked && loans.length > 0) broken.push('loans are asked for twice in a day');
    if (known && !asked) return;
    const disturbed = faultsInForce.size > 0 || deeds.some(({ does }) => disturbing.includes(does));
    const read = loans.filter(({ status }) => status === 200);
    if (!disturbed && stayed && read.length > 1) broken.push('loans are read twice at once');
    const failed = computer.refreshed.some(({ portal }) => (portal?.loans.failure ?? null) !== null);
    if (made.length > 0)
      this.readAt = !disturbed && !failed && read.length > 0 && deeds.length === 1 ? Date.now() : null;
  }
}

/** The browser's memory holds one signed-in token at most, and that is the current person's. */
async function expectSession(computer: Computer, current: Who | null): Promise<void> {
  const held = await computer.sessionsKept();
  const { broken } = computer;
  if (held.length > 1) broken.push(`${held.length} sessions at one portal`);
  for (const [, identiteEnt] of held) {
    if (current === null || member(current).identiteEnt !== identiteEnt)
      broken.push(`the session kept is ${identiteEnt}'s, not ${current ?? 'nobody'}'s`);
  }
}

/** What may break off a reading, so that another has to follow. */
const disturbing: readonly Deed['does'][] = ['stop worker', 'break', 'mend'];

/** Whom the background takes to be at the computer: one of those who came, nobody after a leave, or who was there before. */
function expectCurrent({ opened, left, broken }: Computer, before: Who | null, session: string): Who | null {
  const came = opened.map(({ who }) => who);
  const possible = left ? [...came, null] : came.length > 0 ? came : [before];
  const named = everyone.filter((who) => session.includes(bannerOf(who).fullName));
  const current = named[0] ?? null;
  if (named.length > 1) broken.push(`the browser's memory names ${named.join(' and ')}`);
  if (!possible.includes(current))
    broken.push(
      `${current ?? 'nobody'} is current, and not ${possible.map((who) => who ?? 'nobody').join(' or ')}`,
    );
  return current;
}

/** When nothing else happens meanwhile, a tab is answered if and only if its person is the current one. */
function expectAnswers(
  { opened, refreshed, broken }: Computer,
  before: Who | null,
  current: Who | null,
): void {
  for (const { who, portal } of refreshed) {
    if (portal === null && who === current) broken.push(`${who} is current, and refused`);
    if (portal !== null && who !== current) broken.push(`${who} is no longer current, and answered`);
  }
  for (const { who, portals } of opened) {
    const known = portals.some(({ loans }) => loans.loans.length > 0 || loans.readAt !== null);
    if (who !== before && known) broken.push(`${who} comes anew, and loans were kept`);
  }
}

async function expectNothingOfOthers(
  { broken }: Computer,
  session: string,
  current: Who | null,
): Promise<void> {
  const places = {
    'storage.local': [JSON.stringify(await fakeBrowser.storage.local.get(null)), null],
    'storage.session': [session, current],
    'a database': [await everyRecord(), current],
  } as const;
  for (const [place, [text, who]] of Object.entries(places))
    for (const words of othersIn(text, who)) broken.push(`"${words}" is left in ${place}`);
}

/** All that is in the databases, as text. */
async function everyRecord(): Promise<string> {
  const texts: string[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames)
      texts.push(JSON.stringify(await settled(database.transaction(store).objectStore(store).getAll())));
    database.close();
  }
  return texts.join('\n');
}

function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function isToday(instant: number): boolean {
  return new Date(instant).toDateString() === new Date().toDateString();
}
