import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Rne } from '../../utils/domain/rne.ts';
import type { SearchOutcome } from '../../utils/domain/search.ts';
import { savePortal } from '../../utils/storage/settings.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox } from '../support/background-on-sandbox.ts';
import { eventually } from '../support/eventually.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

const { sandbox, ask, open, setBeforeRequest } = await backgroundOnSandbox();

const minute = 60_000;
const results = (terms: string) => `${sandboxPortal.address}/recherche/${encodeURIComponent(terms)}`;
const withoutSearch = { ...sandboxPortal, id: 'p2', delegation: { kind: 'none' } } as const;

let opened: string[];
/** The requests of searches, without those of tokens. */
let searched: number;

beforeEach(async () => {
  vi.setSystemTime(new Date(2026, 10, 24, 10));
  opened = [];
  searched = 0;
  sandbox.clearRequests();
  await savePortal({ ...sandboxPortal, delegation: { kind: 'none' } });
  Object.assign(fakeBrowser.tabs, {
    create: async ({ url }: { url: string }) => void opened.push(url),
    query: async () => [],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

function search(
  terms: string,
  changes: { asker?: string; portalId?: string; first?: number; opens?: boolean } = {},
): Promise<SearchOutcome> {
  return ask('panel.search', { asker: 'page', portalId: 'cdi', terms, first: 1, opens: true, ...changes });
}

/** The number of searches sent since the last call. */
function sent(): number {
  const before = searched;
  searched = sandbox.requests.filter(({ route }) => route === 'search-simple').length;
  return searched - before;
}

const wait = (milliseconds: number) => void vi.setSystemTime(Date.now() + milliseconds);

describe('panel.search', () => {
  it('cleans the terms, and returns the address of all results', async () => {
    expect(await search('  mer \u202E & co ')).toMatchObject({
      terms: 'mer & co',
      address: results('mer & co'),
      answer: { ok: true },
      opened: false,
    });
  });

  it.each([' ', '\u202E', '\uD800', '\uFFFD'])('sends nothing for %j', async (terms) => {
    expect(await search(terms)).toMatchObject({ answer: { ok: false }, opened: false });
    expect([sandbox.requests, opened]).toEqual([[], []]);
  });

  it('sends nothing for an unknown portal', async () => {
    expect(await search('mer', { portalId: 'gone' })).toMatchObject({ answer: { ok: false } });
    expect(sandbox.requests).toEqual([]);
  });

  it('caches results for five minutes, for the same user, portal and page', async () => {
    await savePortal({ ...withoutSearch });
    await open(people.ines);
    await search('mer');
    wait(5 * minute - 1);
    await search('mer');
    expect(sent()).toBe(1);
    await search('mer', { first: 11 });
    await search('mer', { portalId: 'p2' });
    expect(sent()).toBe(2);
    wait(1);
    await search('mer');
    expect(sent()).toBe(1);
    await open(people.noe);
    await search('mer');
    expect(sent()).toBe(1);
  });

  it('caches nothing without a current user', async () => {
    await search('mer');
    await search('mer');
    expect(sent()).toBe(2);
  });

  it('caches nothing for a user who leaves meanwhile', async () => {
    await open(people.ines);
    setBeforeRequest(async () => {
      setBeforeRequest(async () => {});
      await ask('panel.leave', {});
    });
    expect(await search('mer')).toMatchObject({ answer: { ok: true } });
    expect(await fakeBrowser.storage.session.get('search-answers')).toEqual({ 'search-answers': undefined });
  });

  it('caches no failure, and opens no tab for a portal that is down', async () => {
    await open(people.ines);
    sandbox.faults.set('search-simple', { kind: 'status', status: 503 });
    expect(await search('chat')).toMatchObject({ answer: { failure: { kind: 'unreachable' } } });
    sandbox.faults.clear();
    expect(await search('chat')).toMatchObject({ answer: { ok: true } });
    expect(opened).toEqual([]);
  });

  it('opens the results page of a portal without search, and asks again after ten minutes', async () => {
    await savePortal({ ...withoutSearch, rne: '9990002Y' as Rne });
    const inOther = (terms: string, opens = true) => search(terms, { portalId: 'p2', opens });
    expect(await inOther('mer')).toMatchObject({ opened: true });
    const requests = sandbox.requests.length;
    wait(10 * minute - 1);
    expect(await inOther('loup')).toMatchObject({ opened: true });
    expect(await inOther('chat', false)).toMatchObject({ opened: false });
    expect(opened).toEqual([results('mer'), results('loup')]);
    expect(sandbox.requests).toHaveLength(requests);
    expect(await search('mer')).toMatchObject({ answer: { ok: true } });
    await savePortal({ ...withoutSearch });
    expect(await inOther('mer')).toMatchObject({ answer: { ok: false } });
    wait(1);
    expect(await inOther('loup')).toMatchObject({ answer: { ok: true }, opened: false });
  });

  it('aborts the earlier search of the same asker in the same portal only', async () => {
    await search('dune');
    sent();
    let held = 0;
    const release = Promise.withResolvers<void>();
    setBeforeRequest(async () => {
      held += 1;
      await release.promise;
    });
    const first = search('mer');
    await eventually('the first request', async () => held === 1);
    const others = [search('chat', { asker: 'another page' }), search('loup')];
    release.resolve();
    expect(await first).toMatchObject({
      answer: { ok: false, failure: { kind: 'unreachable' } },
      opened: false,
    });
    expect(await Promise.all(others)).toMatchObject([{ answer: { ok: true } }, { answer: { ok: true } }]);
    expect(sent()).toBe(2);
    expect(opened).toEqual([]);
    expect(Object.keys(await fakeBrowser.storage.session.get(null))).not.toContain('without-search:cdi');
  });
});
