import { describe, expect, it } from 'vitest';
import { chosenPortal, createPanelSession } from '../../../components/panel/panel-session.ts';
import type { PanelPortal } from '../../../utils/domain/panel.ts';
import type { Person } from '../../../utils/domain/person.ts';
import { panelModel, panelPortal } from '../../fixtures/panel-portal.ts';
import { panelBackground } from '../../support/panel-background.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };
const lycee = panelPortal({ id: 'lycee', name: 'CDI du lycée' });
const college = panelPortal({ id: 'college', name: 'CDI du collège' });

/** A session whose background answers `open` with each of these in turn; null stands for no answer. */
function sessionWith(...answers: (readonly PanelPortal[] | null)[]) {
  const failures: unknown[] = [];
  const background = panelBackground({
    open: async () => {
      const portals = answers.shift() ?? null;
      if (portals === null) throw new Error('no answer');
      return panelModel(...portals);
    },
    failed: (error) => failures.push(error),
  });
  const session = createPanelSession(background);
  const { view } = session;
  const trouble = () => view.get().trouble;
  return { session, failures, chosen: () => chosenPortal(view.get()), trouble };
}

describe('the selected tab', () => {
  it('is the first until another is selected, and stays selected after a reload', async () => {
    const { session, chosen } = sessionWith([college, lycee], [{ ...lycee, name: 'renamed' }, college]);
    await session.show(marie);
    expect(chosen()).toMatchObject({ portal: { id: 'college' } });
    session.choose('lycee');
    expect(chosen()).toMatchObject({ portal: { id: 'lycee' } });
    await session.show(marie);
    expect(chosen()).toMatchObject({ portal: { id: 'lycee', name: 'renamed' } });
  });

  it('is the first when its portal is gone', async () => {
    const { session, chosen } = sessionWith([college, lycee], [college], []);
    await session.show(marie);
    session.choose('lycee');
    await session.show(marie);
    expect(chosen()).toMatchObject({ portal: { id: 'college' } });
    await session.show(marie);
    expect(chosen()).toBeUndefined();
  });

  it('is the first again when the current user changes', async () => {
    const { session, chosen } = sessionWith([college, lycee], [college, lycee]);
    await session.show(marie);
    session.choose('lycee');
    await session.show(paul);
    expect(chosen()).toMatchObject({ portal: { id: 'college' } });
  });

  it('notifies once when it changes, and keeps the search of each portal', async () => {
    const { session, chosen } = sessionWith([college, lycee]);
    await session.show(marie);
    session.search('college', 'mer');
    let changes = 0;
    session.view.subscribe(() => {
      changes += 1;
    });
    session.choose('lycee');
    expect(changes).toBe(1);
    expect(chosen()?.search).toEqual({ kind: 'idle' });
    session.choose('college');
    expect(chosen()?.search).toEqual({ kind: 'loading', typed: 'mer' });
  });
});

describe('a background that does not answer', () => {
  it('is reported, and can be asked again until it answers', async () => {
    const { session, failures, trouble } = sessionWith(null, null, [college]);
    await session.show(marie);
    expect(trouble()).toBe('failed');
    expect(failures).toHaveLength(1);
    for (const after of ['failed', null]) {
      session.retry();
      expect(trouble()).toBe('retrying');
      await expect.poll(trouble).toBe(after);
    }
    expect(session.view.get().portals).toHaveLength(1);
  });

  it.each([
    ['portals', [college]],
    ['no portal', []],
  ])('keeps %s shown when the same user’s next request fails', async (_, portals) => {
    const { session, failures, trouble } = sessionWith(portals, null);
    await session.show(marie);
    await session.show(marie);
    expect(trouble()).toBeNull();
    expect(session.view.get().portals).toHaveLength(portals.length);
    expect(failures).toHaveLength(1);
  });

  it('is no longer reported when the current user changes or is unknown', async () => {
    const { session, trouble } = sessionWith(null, [college], null);
    await session.show(marie);
    const other = session.show(paul);
    expect(trouble()).toBeNull();
    await other;
    await session.show(marie);
    expect(trouble()).toBe('failed');
    await session.show(null);
    expect(trouble()).toBeNull();
  });
});
