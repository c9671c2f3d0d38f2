import { beforeEach, describe, expect, it } from 'vitest';
import { createPanelSession, type PanelSession } from '../../../components/panel/panel-session.ts';
import type { PanelPortal } from '../../../utils/domain/panel.ts';
import type { Person } from '../../../utils/domain/person.ts';
import { panelModel, panelPortal as portal } from '../../fixtures/panel-portal.ts';
import { panelBackground } from '../../support/panel-background.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };

interface RefreshRequest {
  readonly input: readonly [Person, string, boolean];
  readonly answer: (portal: PanelPortal | null) => void;
  readonly fail: () => void;
}

describe('panel session', () => {
  let refreshes: RefreshRequest[];
  let failures: number;
  let session: PanelSession;

  const background = (part: Partial<PanelPortal> = { refreshDue: true }) =>
    panelBackground({
      open: async () => panelModel(portal(part)),
      refresh: (...input) =>
        new Promise((answer, reject) => {
          refreshes.push({ input, answer, fail: () => reject(new Error('gone')) });
        }),
      failed: () => {
        failures += 1;
      },
    });
  const shown = () => session.view.get().portals;
  const refreshed = (count: number) => expect.poll(() => refreshes.length).toBe(count);

  beforeEach(() => {
    refreshes = [];
    failures = 0;
    session = createPanelSession(background());
  });

  it('shows stored loans at once, and refreshes those that are due', async () => {
    const done = session.show(marie);
    await refreshed(1);
    expect(shown()).toMatchObject([{ portal: { refreshDue: true }, refreshing: true }]);
    expect(refreshes.map(({ input }) => input)).toEqual([[marie, 'cdi', false]]);
    refreshes[0]?.answer(
      portal({ loans: { loans: [], reservations: [], readAt: 5, source: 'loans-api', failure: null } }),
    );
    await done;
    expect(shown()).toMatchObject([{ portal: { loans: { readAt: 5 } }, refreshing: false }]);
  });

  it('drops loans that arrive after the current user has changed', async () => {
    const first = session.show(marie);
    await refreshed(1);
    const second = session.show(paul);
    await refreshed(2);
    refreshes[0]?.answer(portal({ name: 'of Marie' }));
    await first;
    expect(shown()).toMatchObject([{ portal: { name: 'CDI' }, refreshing: true }]);
    refreshes[1]?.answer(portal({ name: 'of Paul' }));
    await second;
    expect(shown()).toMatchObject([{ portal: { name: 'of Paul' } }]);
  });

  it('removes the previous user’s loans at once when the current user changes', async () => {
    session = createPanelSession(background({}));
    await session.show(marie);
    expect(shown()).toHaveLength(1);
    void session.show(paul);
    expect(shown()).toEqual([]);
  });

  it('removes a portal when the background answers that the current user has changed', async () => {
    const done = session.show(marie);
    await refreshed(1);
    refreshes[0]?.answer(null);
    await done;
    expect(shown()).toEqual([]);
  });

  it('reports a failure of the extension when a refresh is not answered, and can retry', async () => {
    const done = session.show(marie);
    await refreshed(1);
    refreshes[0]?.fail();
    await done;
    expect(shown()).toMatchObject([
      { portal: { loans: { failure: { kind: 'extension-failed' } } }, refreshing: false },
    ]);
    session.refresh('cdi');
    expect(refreshes.map(({ input }) => input)).toEqual([
      [marie, 'cdi', false],
      [marie, 'cdi', true],
    ]);
    expect(failures).toBe(1);
  });

  it('shows nothing when the page names no user, even if an earlier request is answered later', async () => {
    const first = session.show(marie);
    await session.show(null);
    await first;
    expect(shown()).toEqual([]);
  });
});
