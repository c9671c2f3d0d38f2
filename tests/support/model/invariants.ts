import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Action } from './actions.ts';
import type { Computer } from './computer.ts';
import { allUsers, bannerOf, member, othersIn, type Who } from './users.ts';

/** Sign-on, reading, renewal and a second reading are eleven requests; each action has at most one refresh. */
const mostRequestsPerDeed = 15;
const loansRoutes: readonly (string | null)[] = ['loans-api', 'portal-account'];

/** The expected state, known without the background. */
export class Expectation {
  /** The person for whom the home page was last shown. */
  current: Who | null = null;
  /** When the user's loans were last read without a failure; null when they may be read again. */
  readAt: number | null = null;
  #requestsSeen = 0;

  /** Checks the state after these simultaneous actions. Throws with all violations. */
  async hold(computer: Computer, actions: readonly Action[]): Promise<void> {
    const before = this.current;
    const session = JSON.stringify(await fakeBrowser.storage.session.get(null));
    const current = expectCurrent(computer, before, session);
    if (actions.length === 1) expectAnswers(computer, before, current);
    this.#expectFewRequests(computer, actions, before);
    await expectSession(computer, current);
    await expectNothingOfOthers(computer, session, current);
    this.current = current;
    computer.opened = [];
    computer.refreshed = [];
    computer.left = false;
    const { problems } = computer;
    if (problems.length > 0) throw new Error([...new Set(problems)].join('\n'));
  }

  #expectFewRequests(computer: Computer, actions: readonly Action[], before: Who | null): void {
    const { inProcess, problems, activeFaults } = computer;
    const made = inProcess.requests.slice(this.#requestsSeen);
    this.#requestsSeen = inProcess.requests.length;
    if (made.length > mostRequestsPerDeed * actions.length) problems.push(`${made.length} requests at once`);
    const loans = made.filter(({ route }) => loansRoutes.includes(route));
    const asked = actions.some(({ does, input }) => does === 'refresh' && 'asked' in input && input.asked);
    const stayed = !computer.left && computer.opened.every(({ who }) => who === before);
    if (!stayed) this.readAt = null;
    const known = this.readAt !== null && isToday(this.readAt);
    if (known && !asked && loans.length > 0) problems.push('loans are requested twice in a day');
    if (known && !asked) return;
    const disturbed = activeFaults.size > 0 || actions.some(({ does }) => disturbing.includes(does));
    const read = loans.filter(({ status }) => status === 200);
    if (!disturbed && stayed && read.length > 1) problems.push('loans are read twice at once');
    const failed = computer.refreshed.some(({ portal }) => (portal?.loans.failure ?? null) !== null);
    if (made.length > 0)
      this.readAt = !disturbed && !failed && read.length > 0 && actions.length === 1 ? Date.now() : null;
  }
}

/** Session storage holds at most one personal token, the current user's. */
async function expectSession(computer: Computer, current: Who | null): Promise<void> {
  const held = await computer.storedSessions();
  const { problems } = computer;
  if (held.length > 1) problems.push(`${held.length} sessions at one portal`);
  for (const [, identiteEnt] of held) {
    if (current === null || member(current).identiteEnt !== identiteEnt)
      problems.push(`the session kept is ${identiteEnt}'s, not ${current ?? 'nobody'}'s`);
  }
}

/** Actions that may interrupt a reading, so that another follows. */
const disturbing: readonly Action['does'][] = ['stop worker', 'break', 'mend'];

/** The current user: one of those who arrived, no one after a leave, or the same as before. */
function expectCurrent(
  { opened, left, problems }: Computer,
  before: Who | null,
  session: string,
): Who | null {
  const came = opened.map(({ who }) => who);
  const possible = left ? [...came, null] : came.length > 0 ? came : [before];
  const named = allUsers.filter((who) => session.includes(bannerOf(who).fullName));
  const current = named[0] ?? null;
  if (named.length > 1) problems.push(`the browser's memory names ${named.join(' and ')}`);
  if (!possible.includes(current))
    problems.push(
      `${current ?? 'nobody'} is current, and not ${possible.map((who) => who ?? 'nobody').join(' or ')}`,
    );
  return current;
}

/** Without simultaneous actions, a tab gets its portal if and only if its person is the current user. */
function expectAnswers(
  { opened, refreshed, problems }: Computer,
  before: Who | null,
  current: Who | null,
): void {
  for (const { who, portal } of refreshed) {
    if (portal === null && who === current) problems.push(`${who} is current, and refused`);
    if (portal !== null && who !== current) problems.push(`${who} is no longer current, and answered`);
  }
  for (const { who, portals } of opened) {
    const known = portals.some(({ loans }) => loans.loans.length > 0 || loans.readAt !== null);
    if (who !== before && known) problems.push(`${who} arrives again, and loans were kept`);
  }
}

async function expectNothingOfOthers(
  { problems }: Computer,
  session: string,
  current: Who | null,
): Promise<void> {
  const places = {
    'storage.local': [JSON.stringify(await fakeBrowser.storage.local.get(null)), null],
    'storage.session': [session, current],
    'a database': [await everyRecord(), current],
  } as const;
  for (const [place, [text, who]] of Object.entries(places))
    for (const words of othersIn(text, who)) problems.push(`"${words}" is left in ${place}`);
}

/** All database records, as text. */
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
