import { beforeEach, describe, expect, it } from 'vitest';
import { createPanelSession, type PanelPorts } from '../../../components/panel/panel-session.ts';
import type { PanelPortal } from '../../../utils/domain/panel.ts';
import type { Person } from '../../../utils/domain/person.ts';
import { panelModel, panelPortal as portal } from '../../fixtures/panel-portal.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };

/** Questions that wait for the test to answer them. */
function waiting<Answer>() {
  const questions: {
    readonly asked: unknown;
    readonly answer: (value: Answer) => void;
    readonly fail: () => void;
  }[] = [];
  return {
    questions,
    ask: (...asked: unknown[]) =>
      new Promise<Answer>((resolve, reject) => {
        questions.push({ asked, answer: resolve, fail: () => reject(new Error('gone')) });
      }),
  };
}

describe('panel session', () => {
  let refreshes: ReturnType<typeof waiting<PanelPortal | null>>;
  let ports: PanelPorts;
  let failures: number;

  beforeEach(() => {
    refreshes = waiting();
    failures = 0;
    ports = {
      open: async () => panelModel(portal({ refreshDue: true })),
      offer: async () => null,
      answerOffer: async () => null,
      refresh: refreshes.ask,
      search: () => new Promise(() => {}),
      suggest: async () => ({ items: [], keepsPast: false }),
      forget: async () => null,
      cover: async () => null,
      failed: () => {
        failures += 1;
      },
    };
  });

  it('shows what is known at once, and asks again for what is due', async () => {
    const session = createPanelSession(ports);
    const shown = session.show(marie);
    await Promise.resolve();
    await Promise.resolve();
    expect(session.portals()).toMatchObject([{ portal: { refreshDue: true }, refreshing: true }]);
    expect(refreshes.questions.map(({ asked }) => asked)).toEqual([[marie, 'cdi', false]]);
    refreshes.questions[0]?.answer(
      portal({ loans: { loans: [], reservations: [], readAt: 5, source: 'loans-api', failure: null } }),
    );
    await shown;
    expect(session.portals()).toMatchObject([{ portal: { loans: { readAt: 5 } }, refreshing: false }]);
  });

  it('drops loans that arrive after the person has changed', async () => {
    const session = createPanelSession(ports);
    const first = session.show(marie);
    await Promise.resolve();
    await Promise.resolve();
    const second = session.show(paul);
    await Promise.resolve();
    await Promise.resolve();
    refreshes.questions[0]?.answer(portal({ name: 'of Marie' }));
    await first;
    expect(session.portals()).toMatchObject([{ portal: { name: 'CDI' }, refreshing: true }]);
    refreshes.questions[1]?.answer(portal({ name: 'of Paul' }));
    await second;
    expect(session.portals()).toMatchObject([{ portal: { name: 'of Paul' } }]);
  });

  it('takes the first person’s loans off at once when another person comes', async () => {
    const session = createPanelSession({ ...ports, open: async () => panelModel(portal()) });
    await session.show(marie);
    void session.show(paul);
    expect(session.portals()).toEqual([]);
  });

  it('takes a portal away when the background says that the person is gone', async () => {
    const session = createPanelSession(ports);
    const shown = session.show(marie);
    await Promise.resolve();
    await Promise.resolve();
    refreshes.questions[0]?.answer(null);
    await shown;
    expect(session.portals()).toEqual([]);
  });

  it('says that the fault is ours when a refresh gets no answer, and can be asked again', async () => {
    const session = createPanelSession(ports);
    const shown = session.show(marie);
    await Promise.resolve();
    await Promise.resolve();
    refreshes.questions[0]?.fail();
    await shown;
    expect(session.portals()).toMatchObject([
      { portal: { loans: { failure: { kind: 'extension-failed' } } }, refreshing: false },
    ]);
    session.refresh('cdi');
    expect(refreshes.questions).toHaveLength(2);
    expect(failures).toBe(1);
  });

  it('shows nothing at once when the page names nobody', async () => {
    const session = createPanelSession(ports);
    void session.show(marie);
    await Promise.resolve();
    await session.show(null);
    expect(session.portals()).toEqual([]);
  });
});
