import { describe, expect, it } from 'vitest';
import {
  createPanelSession,
  type PanelBackground,
  searchedWith,
} from '../../../components/panel/panel-session.ts';
import { hasMore } from '../../../components/panel/search-view.ts';
import type { Person } from '../../../utils/domain/person.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import type { SearchFailure, SearchHit, SearchOutcome } from '../../../utils/domain/search.ts';
import { panelModel, panelPortal } from '../../fixtures/panel-portal.ts';
import { panelBackground } from '../../support/panel-background.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };

function hit(n: number): SearchHit {
  const nothing = { author: null, mediaType: null, recordAddress: null, callNumber: null, place: null };
  return { recordId: `r${n}`, title: `T${n}`, ...nothing, copies: null, cover: null };
}

function found(terms: string, total: number, from = 1, count = Math.min(10, total)): SearchOutcome {
  const hits = Array.from({ length: count }, (_, i) => hit(from + i));
  return { terms, address: `https://p.example/${terms}`, answer: succeed({ total, hits }), opened: false };
}

function failed(kind: 'unreachable' | 'too-many-requests'): SearchOutcome {
  const failure: SearchFailure = { kind };
  return { terms: 'mer', address: 'https://p.example/mer', answer: fail(failure), opened: false };
}

type Request = Parameters<PanelBackground['search']>[0];

/** A panel with two portals whose searches wait for the test's answers. */
async function panel() {
  const requests: {
    readonly input: Request;
    readonly answer: (outcome: SearchOutcome) => Promise<void>;
    readonly fail: () => Promise<void>;
  }[] = [];
  let failures = 0;
  const background = panelBackground({
    open: async () => panelModel(panelPortal({ id: 'a' }), panelPortal({ id: 'b' })),
    refresh: async () => null,
    search(input) {
      const { promise, resolve, reject } = Promise.withResolvers<SearchOutcome>();
      // The session handles the answer in a microtask, before this timer.
      const handled = () => new Promise<void>((done) => setTimeout(done));
      requests.push({
        input,
        answer(outcome) {
          resolve(outcome);
          return handled();
        },
        fail() {
          reject(new Error('gone'));
          return handled();
        },
      });
      return promise;
    },
    failed: () => {
      failures += 1;
    },
  });
  const session = createPanelSession(background);
  await session.show(marie);
  const state = (id: string) => {
    const found = session.view.get().portals.find(({ portal }) => portal.id === id);
    if (found === undefined) throw new Error(`no portal ${id}`);
    return found;
  };
  const view = (id: string) => state(id).search;
  const together = (id: string) => searchedWith(session.view.get(), state(id));
  return { session, requests, state, view, together, failures: () => failures };
}

describe('a search in the panel', () => {
  it('requests the first ten hits, and allows the portal’s results page to open', async () => {
    const { session, requests, view } = await panel();
    session.search('a', ' mer ');
    expect(view('a')).toEqual({ kind: 'loading', typed: ' mer ' });
    expect(requests[0]?.input).toEqual({ portalId: 'a', terms: ' mer ', first: 1, opens: true });
    await requests[0]?.answer(found('mer', 31));
    expect(view('a')).toMatchObject({ kind: 'found', typed: ' mer ', terms: 'mer', total: 31, next: 11 });
    expect(view('b')).toEqual({ kind: 'idle' });
  });

  it('drops the answer to an outdated search', async () => {
    const { session, requests, view } = await panel();
    session.search('a', 'mer');
    session.search('a', 'loup');
    await requests[1]?.answer(found('loup', 2));
    await requests[0]?.answer(found('mer', 1));
    expect(view('a')).toMatchObject({ kind: 'found', terms: 'loup', total: 2 });
  });

  it('stays closed when it was closed before the answer arrives', async () => {
    const { session, requests, view } = await panel();
    session.search('a', 'mer');
    session.closeSearch('a');
    await requests[0]?.answer(found('mer', 1));
    expect(view('a')).toEqual({ kind: 'idle' });
  });

  it('reports the portal as unreachable, with a link to its home page, when the background does not answer', async () => {
    const { session, requests, view, failures } = await panel();
    session.search('a', 'mer');
    await requests[0]?.fail();
    expect(view('a')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unreachable' },
      address: 'https://9990001x.esidoc.fr/',
    });
    expect(failures()).toBe(1);
  });
});

describe('more hits', () => {
  it('are appended ten at a time, without duplicates, until all are shown', async () => {
    const { session, requests, view } = await panel();
    session.search('a', 'mer');
    await requests[0]?.answer(found('mer', 14));
    session.searchMore('a');
    session.searchMore('a');
    expect(view('a')).toMatchObject({ more: 'loading' });
    expect(requests).toHaveLength(2);
    expect(requests[1]?.input).toEqual({ portalId: 'a', terms: 'mer', first: 11, opens: false });
    await requests[1]?.answer(found('mer', 14, 10, 5));
    const view1 = view('a');
    expect(view1).toMatchObject({ more: null, next: 21 });
    expect(view1?.kind === 'found' && view1.hits.map(({ recordId }) => recordId)).toEqual(
      Array.from({ length: 14 }, (_, i) => `r${i + 1}`),
    );
    expect(view1?.kind === 'found' && hasMore(view1)).toBe(false);
  });

  it('can be requested again after a failure, which keeps the shown hits', async () => {
    const { session, requests, view } = await panel();
    session.search('a', 'mer');
    await requests[0]?.answer(found('mer', 40));
    session.searchMore('a');
    await requests[1]?.answer(failed('too-many-requests'));
    expect(view('a')).toMatchObject({ kind: 'found', next: 11, more: { kind: 'too-many-requests' } });
    session.searchMore('a');
    await requests[2]?.fail();
    expect(view('a')).toMatchObject({ kind: 'found', next: 11, more: { kind: 'unreachable' } });
  });

  it('end at a page without a new record, whatever the total, and at a hundred', async () => {
    const { session, requests, view } = await panel();
    session.search('a', 'mer');
    await requests[0]?.answer(found('mer', 10_000));
    for (let page = 1; page < 10; page += 1) {
      session.searchMore('a');
      await requests[page]?.answer(found('mer', 10_000, page * 10 + 1));
    }
    const full = view('a');
    expect(full?.kind === 'found' && [full.hits.length, hasMore(full)]).toEqual([100, false]);
    session.search('a', 'loup');
    await requests[10]?.answer(found('loup', 50));
    session.searchMore('a');
    await requests[11]?.answer(found('loup', 50));
    const same = view('a');
    expect(same?.kind === 'found' && [same.hits.length, hasMore(same)]).toEqual([10, false]);
  });

  it('are dropped when another search was started meanwhile', async () => {
    const { session, requests, view } = await panel();
    session.search('a', 'mer');
    await requests[0]?.answer(found('mer', 40));
    session.searchMore('a');
    session.search('a', 'loup');
    await requests[1]?.answer(found('mer', 40, 11));
    expect(view('a')).toEqual({ kind: 'loading', typed: 'loup' });
  });
});

describe('a search in all portals', () => {
  it('requests all portals without opening a tab, and is closed for all of them', async () => {
    const { session, requests, view, together } = await panel();
    session.setEverywhere(true);
    session.search('a', 'mer');
    expect(requests.map(({ input }) => [input.portalId, input.opens])).toEqual([
      ['a', false],
      ['b', false],
    ]);
    await requests[0]?.answer(found('mer', 3));
    await requests[1]?.answer(failed('unreachable'));
    expect(together('a').map(({ search }) => search.kind)).toEqual(['found', 'failed']);
    session.closeSearch('b');
    expect([view('a'), view('b')]).toEqual([{ kind: 'idle' }, { kind: 'idle' }]);
  });

  it('shows only the portals searched for the same text', async () => {
    const { session, requests, state, together } = await panel();
    session.search('a', 'mer');
    await requests[0]?.answer(found('mer', 3));
    session.search('b', 'loup');
    await requests[1]?.answer(found('loup', 3));
    session.setEverywhere(true);
    expect(together('a')).toEqual([state('a')]);
  });
});
