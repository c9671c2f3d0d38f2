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

interface Question {
  readonly asked: readonly [Person, string, boolean];
  readonly answer: (value: PanelPortal | null) => void;
  readonly fail: () => void;
}

describe('popup session', () => {
  let model: PopupModel | Error;
  let questions: Question[];
  let failures: number;
  let session: PopupSession;

  beforeEach(() => {
    model = { kind: 'loans', person: marie, portals: [portal('a', { refreshDue: true }), portal('b')] };
    questions = [];
    failures = 0;
    session = createPopupSession({
      open: async () => {
        if (model instanceof Error) throw model;
        return model;
      },
      refresh: (...asked) =>
        new Promise((answer, reject) => {
          questions.push({ asked, answer, fail: () => reject(new Error('gone')) });
        }),
      failed: () => {
        failures += 1;
      },
    });
  });

  const portals = () => {
    const view = session.view();
    return view.kind === 'loans' ? view.portals : [];
  };
  const gist = () => portals().map(({ portal: { id, loans }, refreshing }) => [id, loans.readAt, refreshing]);
  const asked = () => questions.map((question) => question.asked);

  it('is loading until the background answers, and tells of each change', async () => {
    let changes = 0;
    session.subscribe(() => {
      changes += 1;
    });
    expect(session.view()).toEqual({ kind: 'loading' });
    model = { kind: 'nobody', portals: [] };
    await session.open();
    expect(session.view()).toEqual({ kind: 'nobody', portals: [] });
    expect(changes).toBe(1);
  });

  it('shows what is known at once, and reads what is due only', async () => {
    const done = session.open();
    await expect.poll(() => questions.length).toBe(1);
    expect(asked()).toEqual([[marie, 'a', false]]);
    expect(gist()).toEqual([
      ['a', null, true],
      ['b', null, false],
    ]);
    questions[0]?.answer(read('a'));
    await done;
    expect(gist()).toEqual([
      ['a', 5, false],
      ['b', null, false],
    ]);
  });

  describe('once open', () => {
    beforeEach(async () => {
      model = { kind: 'loans', person: marie, portals: [portal('a'), portal('b')] };
      await session.open();
    });

    it('asks all portals, and shows each as soon as it has answered', async () => {
      const done = session.refresh();
      expect(asked()).toEqual([
        [marie, 'a', true],
        [marie, 'b', true],
      ]);
      questions[1]?.answer(read('b'));
      await expect.poll(gist).toEqual([
        ['a', null, true],
        ['b', 5, false],
      ]);
      questions[0]?.answer(read('a'));
      await done;
      expect(gist()).toEqual([
        ['a', 5, false],
        ['b', 5, false],
      ]);
    });

    it('asks one portal when one is named, and not again while that lasts', async () => {
      void session.refresh('b');
      await session.refresh('b');
      expect(asked()).toEqual([[marie, 'b', true]]);
    });

    it('keeps what it shows when the background cannot answer, and says so', async () => {
      const done = session.refresh('a');
      questions[0]?.fail();
      await done;
      expect(portals()[0]).toMatchObject({
        refreshing: false,
        portal: { loans: { failure: { kind: 'extension-failed' } } },
      });
      expect(failures).toBe(1);
    });

    it('looks anew when the person has changed, and drops what comes too late', async () => {
      const done = session.refresh();
      model = { kind: 'loans', person: paul, portals: [portal('a'), portal('b')] };
      questions[0]?.answer(null);
      await expect.poll(() => session.view()).toMatchObject({ person: paul });
      questions[1]?.answer(read('b'));
      await done;
      expect(gist()).toEqual([
        ['a', null, false],
        ['b', null, false],
      ]);
    });
  });

  it('says when there is no answer at all, and can be opened again', async () => {
    const good = model;
    model = new Error('no answer');
    await session.open();
    expect(session.view()).toEqual({ kind: 'failed' });
    expect(failures).toBe(1);
    model = good;
    void session.open();
    await expect.poll(() => session.view().kind).toBe('loans');
  });
});
