import { beforeEach, describe, expect, it } from 'vitest';
import { createPopupSession, type PopupSession } from '../../../components/popup/popup-session.ts';
import type { PanelPortal } from '../../../utils/domain/panel.ts';
import type { Person } from '../../../utils/domain/person.ts';
import type { PopupModel } from '../../../utils/domain/popup.ts';
import { panelPortal } from '../../fixtures/panel-portal.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };

const portal = (id: string, part: Partial<PanelPortal> = {}) => panelPortal({ id, name: id, ...part });

const read = (id: string) =>
  portal(id, { loans: { loans: [], reservations: [], readAt: 5, source: 'loans-api', failure: null } });

interface RefreshRequest {
  readonly input: readonly [Person, string, boolean];
  readonly answer: (value: PanelPortal | null) => void;
  readonly fail: () => void;
}

describe('popup session', () => {
  let model: PopupModel | Error;
  let requests: RefreshRequest[];
  let failures: number;
  let session: PopupSession;

  beforeEach(() => {
    model = { kind: 'loans', person: marie, portals: [portal('a', { refreshDue: true }), portal('b')] };
    requests = [];
    failures = 0;
    session = createPopupSession({
      open: async () => {
        if (model instanceof Error) throw model;
        return model;
      },
      refresh: (...input) =>
        new Promise((answer, reject) => {
          requests.push({ input, answer, fail: () => reject(new Error('gone')) });
        }),
      failed: () => {
        failures += 1;
      },
    });
  });

  const portals = () => {
    const view = session.view.get();
    return view.kind === 'loans' ? view.portals : [];
  };
  const gist = () => portals().map(({ portal: { id, loans }, refreshing }) => [id, loans.readAt, refreshing]);
  const inputs = () => requests.map(({ input }) => input);

  it('is loading until the background answers, and notifies of each change', async () => {
    let changes = 0;
    session.view.subscribe(() => {
      changes += 1;
    });
    expect(session.view.get()).toEqual({ kind: 'loading' });
    model = { kind: 'nobody', portals: [] };
    await session.open();
    expect(session.view.get()).toEqual({ kind: 'nobody', portals: [] });
    expect(changes).toBe(1);
  });

  it('shows stored loans at once, and refreshes only those that are due', async () => {
    const done = session.open();
    await expect.poll(() => requests.length).toBe(1);
    expect(inputs()).toEqual([[marie, 'a', false]]);
    expect(gist()).toEqual([
      ['a', null, true],
      ['b', null, false],
    ]);
    requests[0]?.answer(read('a'));
    await done;
    expect(gist()).toEqual([
      ['a', 5, false],
      ['b', null, false],
    ]);
  });

  describe('when open', () => {
    beforeEach(async () => {
      model = { kind: 'loans', person: marie, portals: [portal('a'), portal('b')] };
      await session.open();
    });

    it('refreshes all portals, and shows each as soon as it has answered', async () => {
      const done = session.refresh();
      expect(inputs()).toEqual([
        [marie, 'a', true],
        [marie, 'b', true],
      ]);
      requests[1]?.answer(read('b'));
      await expect.poll(gist).toEqual([
        ['a', null, true],
        ['b', 5, false],
      ]);
      requests[0]?.answer(read('a'));
      await done;
      expect(gist()).toEqual([
        ['a', 5, false],
        ['b', 5, false],
      ]);
    });

    it('refreshes one portal when its id is given, and not again while that is pending', async () => {
      void session.refresh('b');
      await session.refresh('b');
      expect(inputs()).toEqual([[marie, 'b', true]]);
    });

    it('keeps the shown loans and reports a failure when the background does not answer', async () => {
      const done = session.refresh('a');
      requests[0]?.fail();
      await done;
      expect(portals()[0]).toMatchObject({
        refreshing: false,
        portal: { loans: { failure: { kind: 'extension-failed' } } },
      });
      expect(failures).toBe(1);
    });

    it('reloads when the current user has changed, and drops answers for the previous one', async () => {
      const done = session.refresh();
      model = { kind: 'loans', person: paul, portals: [portal('a'), portal('b')] };
      requests[0]?.answer(null);
      await expect.poll(() => session.view.get()).toMatchObject({ person: paul });
      requests[1]?.answer(read('b'));
      await done;
      expect(gist()).toEqual([
        ['a', null, false],
        ['b', null, false],
      ]);
    });
  });

  it('reports when the background does not answer, and can be opened again', async () => {
    const good = model;
    model = new Error('no answer');
    await session.open();
    expect(session.view.get()).toEqual({ kind: 'failed' });
    expect(failures).toBe(1);
    model = good;
    void session.open();
    await expect.poll(() => session.view.get().kind).toBe('loans');
  });
});
