import { describe, expect, it } from 'vitest';
import { createPanelSession, type PanelPorts } from '../../../components/panel/panel-session.ts';
import { hasMore } from '../../../components/panel/search-view.ts';
import type { Person } from '../../../utils/domain/person.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import type { SearchFailure, SearchHit, SearchOutcome } from '../../../utils/domain/search.ts';
import { panelModel, panelPortal } from '../../fixtures/panel-portal.ts';

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

type Question = Parameters<PanelPorts['search']>[0];

/** A panel on two portals whose searches wait for the test to answer them. */
async function panel() {
  const questions: {
    readonly asked: Question;
    readonly answer: (outcome: SearchOutcome) => Promise<void>;
    readonly die: () => Promise<void>;
  }[] = [];
  let failures = 0;
  const session = createPanelSession({
    open: async () => panelModel(panelPortal({ id: 'a' }), panelPortal({ id: 'b' })),
    offer: async () => null,
    answerOffer: async () => null,
    refresh: async () => null,
    search: (asked) =>
      new Promise((resolve, reject) => {
        const settled = () => new Promise<void>((done) => setTimeout(done));
        questions.push({
          asked,
          answer(outcome) {
            resolve(outcome);
            return settled();
          },
          die() {
            reject(new Error('gone'));
            return settled();
          },
        });
      }),
    suggest: async () => ({ items: [], keepsPast: true }),
    forget: async () => null,
    cover: async () => null,
    failed: () => {
      failures += 1;
    },
  });
  await session.show(marie);
  const view = (id: string) => session.portals().find(({ portal }) => portal.id === id)?.search;
  return { session, questions, view, failures: () => failures };
}

describe('a search in the panel', () => {
  it('asks for the first ten, and lets the portal’s own page come up', async () => {
    const { session, questions, view } = await panel();
    session.search('a', ' mer ');
    expect(view('a')).toEqual({ kind: 'loading', typed: ' mer ' });
    expect(questions[0]?.asked).toEqual({ portalId: 'a', terms: ' mer ', first: 1, opens: true });
    await questions[0]?.answer(found('mer', 31));
    expect(view('a')).toMatchObject({ kind: 'found', typed: ' mer ', terms: 'mer', total: 31, next: 11 });
    expect(view('b')).toEqual({ kind: 'idle' });
  });

  it('lets a late answer never replace a newer one', async () => {
    const { session, questions, view } = await panel();
    session.search('a', 'mer');
    session.search('a', 'loup');
    await questions[1]?.answer(found('loup', 2));
    await questions[0]?.answer(found('mer', 1));
    expect(view('a')).toMatchObject({ kind: 'found', terms: 'loup', total: 2 });
  });

  it('stays closed when it was closed before the answer', async () => {
    const { session, questions, view } = await panel();
    session.search('a', 'mer');
    session.closeSearch('a');
    await questions[0]?.answer(found('mer', 1));
    expect(view('a')).toEqual({ kind: 'idle' });
  });

  it('says that the portal is out of reach when nothing answers at all, and leads to its home', async () => {
    const { session, questions, view, failures } = await panel();
    session.search('a', 'mer');
    await questions[0]?.die();
    expect(view('a')).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unreachable' },
      address: 'https://9990001x.esidoc.fr/',
    });
    expect(failures()).toBe(1);
  });
});

describe('more of it', () => {
  it('comes ten at a time behind what is there, each record once, until all are shown', async () => {
    const { session, questions, view } = await panel();
    session.search('a', 'mer');
    await questions[0]?.answer(found('mer', 14));
    session.searchMore('a');
    session.searchMore('a');
    expect(view('a')).toMatchObject({ more: 'loading' });
    expect(questions).toHaveLength(2);
    expect(questions[1]?.asked).toEqual({ portalId: 'a', terms: 'mer', first: 11, opens: false });
    await questions[1]?.answer(found('mer', 14, 10, 5));
    const view1 = view('a');
    expect(view1).toMatchObject({ more: null, next: 21 });
    expect(view1?.kind === 'found' && view1.hits.map(({ recordId }) => recordId)).toEqual(
      Array.from({ length: 14 }, (_, i) => `r${i + 1}`),
    );
    expect(view1?.kind === 'found' && hasMore(view1)).toBe(false);
  });

  it('keeps what is there when it does not come, and can be asked for again', async () => {
    const { session, questions, view } = await panel();
    session.search('a', 'mer');
    await questions[0]?.answer(found('mer', 40));
    session.searchMore('a');
    await questions[1]?.answer(failed('too-many-requests'));
    expect(view('a')).toMatchObject({ kind: 'found', next: 11, more: { kind: 'too-many-requests' } });
    session.searchMore('a');
    await questions[2]?.die();
    expect(view('a')).toMatchObject({ kind: 'found', next: 11, more: { kind: 'unreachable' } });
  });

  it('ends at a page without anything new, whatever was counted, and after a hundred', async () => {
    const { session, questions, view } = await panel();
    session.search('a', 'mer');
    await questions[0]?.answer(found('mer', 10_000));
    for (let page = 1; page < 10; page += 1) {
      session.searchMore('a');
      await questions[page]?.answer(found('mer', 10_000, page * 10 + 1));
    }
    const full = view('a');
    expect(full?.kind === 'found' && [full.hits.length, hasMore(full)]).toEqual([100, false]);
    session.search('a', 'loup');
    await questions[10]?.answer(found('loup', 50));
    session.searchMore('a');
    await questions[11]?.answer(found('loup', 50));
    const same = view('a');
    expect(same?.kind === 'found' && [same.hits.length, hasMore(same)]).toEqual([10, false]);
  });

  it('is dropped when something else was searched meanwhile', async () => {
    const { session, questions, view } = await panel();
    session.search('a', 'mer');
    await questions[0]?.answer(found('mer', 40));
    session.searchMore('a');
    session.search('a', 'loup');
    await questions[1]?.answer(found('mer', 40, 11));
    expect(view('a')).toEqual({ kind: 'loading', typed: 'loup' });
  });
});

describe('all portals', () => {
  it('are searched together, without a tab for any, and closed together', async () => {
    const { session, questions, view } = await panel();
    session.setEverywhere(true);
    session.search('a', 'mer');
    expect(questions.map(({ asked }) => [asked.portalId, asked.opens])).toEqual([
      ['a', false],
      ['b', false],
    ]);
    await questions[0]?.answer(found('mer', 3));
    await questions[1]?.answer(failed('unreachable'));
    const [first] = session.portals();
    expect(first && session.searchedWith(first).map(({ search }) => search.kind)).toEqual([
      'found',
      'failed',
    ]);
    session.closeSearch('b');
    expect([view('a'), view('b')]).toEqual([{ kind: 'idle' }, { kind: 'idle' }]);
  });

  it('stay apart where each has searched words of its own', async () => {
    const { session, questions } = await panel();
    session.search('a', 'mer');
    await questions[0]?.answer(found('mer', 3));
    session.search('b', 'loup');
    await questions[1]?.answer(found('loup', 3));
    session.setEverywhere(true);
    const [first] = session.portals();
    expect(first && session.searchedWith(first)).toEqual([first]);
  });
});
