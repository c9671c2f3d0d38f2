import { describe, expect, it } from 'vitest';
import { createPanelSession, type PanelPorts } from '../../../components/panel/panel-session.ts';
import type { PanelPortal } from '../../../utils/domain/panel.ts';
import type { Person } from '../../../utils/domain/person.ts';
import { panelModel, panelPortal } from '../../fixtures/panel-portal.ts';

const marie: Person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };
const paul: Person = { ...marie, fullName: 'DUPONT Paul' };
const lycee = panelPortal({ id: 'lycee', name: 'CDI du lycée' });
const college = panelPortal({ id: 'college', name: 'CDI du collège' });

/** A session whose background answers `open` with each of these in turn; null stands for no answer at all. */
function sessionWith(...answers: (readonly PanelPortal[] | null)[]) {
  const failures: unknown[] = [];
  const ports: PanelPorts = {
    open: async () => {
      const portals = answers.shift() ?? null;
      if (portals === null) throw new Error('no answer');
      return panelModel(...portals);
    },
    offer: async () => null,
    answerOffer: async () => null,
    refresh: () => new Promise(() => {}),
    search: () => new Promise(() => {}),
    suggest: async () => ({ items: [], keepsPast: false }),
    forget: async () => null,
    cover: async () => null,
    failed: (error) => failures.push(error),
  };
  return { session: createPanelSession(ports), failures };
}

describe('the chosen tab', () => {
  it('is the first until another is chosen, and stays through the next opening', async () => {
    const { session } = sessionWith([college, lycee], [{ ...lycee, name: 'renamed' }, college]);
    await session.show(marie);
    expect(session.chosen()).toMatchObject({ portal: { id: 'college' } });
    session.choose('lycee');
    expect(session.chosen()).toMatchObject({ portal: { id: 'lycee' } });
    await session.show(marie);
    expect(session.chosen()).toMatchObject({ portal: { id: 'lycee', name: 'renamed' } });
  });

  it('falls back to the first while its portal is gone', async () => {
    const { session } = sessionWith([college, lycee], [college], []);
    await session.show(marie);
    session.choose('lycee');
    await session.show(marie);
    expect(session.chosen()).toMatchObject({ portal: { id: 'college' } });
    await session.show(marie);
    expect(session.chosen()).toBeUndefined();
  });

  it('is not handed on to another person', async () => {
    const { session } = sessionWith([college, lycee], [college, lycee]);
    await session.show(marie);
    session.choose('lycee');
    await session.show(paul);
    expect(session.chosen()).toMatchObject({ portal: { id: 'college' } });
  });

  it('draws again when it changes, and keeps the search of each portal', async () => {
    const { session } = sessionWith([college, lycee]);
    await session.show(marie);
    session.search('college', 'mer');
    let draws = 0;
    session.subscribe(() => {
      draws += 1;
    });
    session.choose('lycee');
    expect(draws).toBe(1);
    expect(session.chosen()?.search).toEqual({ kind: 'idle' });
    session.choose('college');
    expect(session.chosen()?.search).toEqual({ kind: 'loading', typed: 'mer' });
  });
});

describe('trouble', () => {
  it('is told when nothing could be opened, and may be tried again until it is over', async () => {
    const { session, failures } = sessionWith(null, null, [college]);
    await session.show(marie);
    expect(session.trouble()).toBe('failed');
    expect(failures).toHaveLength(1);
    for (const after of ['failed', null]) {
      session.retry();
      expect(session.trouble()).toBe('retrying');
      await settled(session.trouble);
      expect(session.trouble()).toBe(after);
    }
    expect(session.portals()).toHaveLength(1);
  });

  it.each([
    ['portals', [college]],
    ['no portal', []],
  ])('keeps %s shown when the same person’s next opening fails', async (_, portals) => {
    const { session, failures } = sessionWith(portals, null);
    await session.show(marie);
    await session.show(marie);
    expect(session.trouble()).toBeNull();
    expect(session.portals()).toHaveLength(portals.length);
    expect(failures).toHaveLength(1);
  });

  it('is over when another person comes, and when nobody is known', async () => {
    const { session } = sessionWith(null, [college], null);
    await session.show(marie);
    const other = session.show(paul);
    expect(session.trouble()).toBeNull();
    await other;
    await session.show(marie);
    expect(session.trouble()).toBe('failed');
    await session.show(null);
    expect(session.trouble()).toBeNull();
  });
});

/** Lets an opening that answers at once run to its end. */
async function settled(trouble: () => unknown): Promise<void> {
  for (let turns = 0; trouble() === 'retrying' && turns < 10; turns += 1) await Promise.resolve();
}
