import { beforeEach, describe, expect, it } from 'vitest';
import { createPanelSearch, type PanelSearchPorts } from '../../../utils/background/search-messages.ts';
import type { CurrentUser, Person, PersonKey } from '../../../utils/domain/person.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { fail, type Result, succeed } from '../../../utils/domain/result.ts';
import type { SearchFailure, SearchResults } from '../../../utils/domain/search.ts';
import type { KeptAnswer } from '../../../utils/storage/search-cache.ts';
import { portal } from '../../fixtures/esidoc/school.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const borrower: CurrentUser = { key: 'marie' as PersonKey, person: marie };
const other: Portal = { ...portal, id: 'p2', searchTemplate: 'https://ailleurs.example/?q={terms}' };
const minute = 60_000;

describe('the panel’s search', () => {
  let clock: number;
  let current: CurrentUser | null;
  let kept: { owner: PersonKey; answer: KeptAnswer }[];
  let without: Map<string, number>;
  let opened: string[];
  let asked: { readonly portalId: string; readonly terms: string; readonly signal: AbortSignal }[];
  let reply: () => Promise<Result<SearchResults, SearchFailure>>;
  let ports: PanelSearchPorts;

  beforeEach(() => {
    made = null;
    clock = 1_000_000;
    current = borrower;
    kept = [];
    without = new Map();
    opened = [];
    asked = [];
    reply = async () => succeed({ total: 0, hits: [] });
    ports = {
      now: () => clock,
      portals: async () => [portal, other],
      presence: {
        arrive: async () => borrower,
        current: async () => current,
        whileCurrent: async (one, work) => {
          if (current?.key === one.key) await work();
        },
        leave: async () => {},
        settle: async () => {},
      },
      memory: {
        answers: async (owner) => kept.filter((one) => one.owner === owner).map(({ answer }) => answer),
        keepAnswer: async (owner, answer) => void kept.unshift({ owner, answer }),
        readWithoutSearch: async (id) => without.get(id) ?? null,
        writeWithoutSearch: async (id, at) => void without.set(id, at),
      },
      search: (one, { terms }, signal) => {
        asked.push({ portalId: one.id, terms, signal });
        return reply();
      },
      readCover: async () => null,
      openTab: async (address) => void opened.push(address),
    };
  });

  function search(
    terms: string,
    changes: { asker?: string; portalId?: string; first?: number; opens?: boolean } = {},
  ) {
    const question = { asker: 'page', portalId: 'p1', terms, first: 1, opens: true, ...changes };
    return handlers()['panel.search'](question, sender);
  }
  const sender = { caller: 'content', origin: 'https://9990001x.index-education.net' } as const;
  let made: ReturnType<typeof createPanelSearch> | null;
  function handlers() {
    made ??= createPanelSearch(ports);
    return made;
  }

  it('searches the words as they are cleaned, and says where all the results are', async () => {
    expect(await search('  mer \u202E & co ')).toEqual({
      terms: 'mer & co',
      address: 'https://9990001x.esidoc.fr/recherche/mer%20%26%20co',
      answer: { ok: true, value: { total: 0, hits: [] } },
      opened: false,
    });
    expect(asked.map(({ terms }) => terms)).toEqual(['mer & co']);
  });

  it.each([' ', '\u202E', '\uD800', '\uFFFD'])('asks nothing for %j', async (terms) => {
    expect(await search(terms)).toMatchObject({ answer: { ok: false }, opened: false });
    expect([asked, opened]).toEqual([[], []]);
  });

  it('asks nothing of a portal that is not there', async () => {
    expect(await search('mer', { portalId: 'gone' })).toMatchObject({ answer: { ok: false } });
    expect(asked).toEqual([]);
  });

  it('gives the same answer for five minutes without asking, to the same person', async () => {
    await search('mer');
    clock += 5 * minute - 1;
    await search('mer');
    expect(asked).toHaveLength(1);
    await search('mer', { first: 11 });
    await search('mer', { portalId: 'p2' });
    expect(asked).toHaveLength(3);
    current = { key: 'paul' as PersonKey, person: { ...marie, fullName: 'DUPONT Paul' } };
    await search('mer');
    expect(asked).toHaveLength(4);
    current = borrower;
    clock += 1;
    await search('mer');
    expect(asked).toHaveLength(5);
  });

  it('keeps nothing of nobody, nor of somebody who left meanwhile, nor a failure', async () => {
    current = null;
    await search('mer');
    current = borrower;
    reply = async () => {
      current = null;
      return succeed({ total: 0, hits: [] });
    };
    await search('loup');
    current = borrower;
    reply = async () => fail({ kind: 'unreachable' });
    await search('chat');
    expect(kept).toEqual([]);
    expect(opened).toEqual([]);
  });

  it('opens the portal’s own page where there is no search, and asks again after ten minutes', async () => {
    reply = async () => fail({ kind: 'unreadable', detail: 'no token' });
    expect(await search('mer')).toMatchObject({ opened: true });
    clock += 10 * minute - 1;
    expect(await search('loup')).toMatchObject({ opened: true });
    expect(await search('chat', { opens: false })).toMatchObject({ opened: false });
    expect(opened).toEqual(['mer', 'loup'].map((terms) => `https://9990001x.esidoc.fr/recherche/${terms}`));
    expect(asked).toHaveLength(1);
    reply = async () => succeed({ total: 0, hits: [] });
    await search('mer', { portalId: 'p2' });
    clock += 1;
    expect(await search('loup')).toMatchObject({ answer: { ok: true }, opened: false });
    expect(asked).toHaveLength(3);
  });

  it('calls off what the same page had under way in the same portal, and opens nothing for it', async () => {
    const waiting: ((answer: Result<SearchResults, SearchFailure>) => void)[] = [];
    reply = () => new Promise((resolve) => waiting.push(resolve));
    const settled = () => new Promise((done) => setTimeout(done));
    const first = search('mer');
    await settled();
    void search('mer', { asker: 'another page' });
    void search('mer', { portalId: 'p2' });
    await settled();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false, false]);
    void search('loup');
    await settled();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false, false, false]);
    waiting[0]?.(fail({ kind: 'unreadable', detail: 'late' }));
    expect(await first).toMatchObject({ opened: false });
    expect([opened, [...without]]).toEqual([[], []]);
  });
});
