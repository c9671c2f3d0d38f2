import { beforeEach, describe, expect, it } from 'vitest';
import type { PortalsPorts } from '../../../components/options/portals/portals-model.ts';
import {
  createPortalsSession,
  type PortalsSession,
} from '../../../components/options/portals/portals-session.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { fail, succeed } from '../../../utils/domain/result.ts';
import { portal } from '../../fixtures/esidoc/school.ts';

const college: Portal = { ...portal, id: 'college', name: 'Collège', classes: ['6*'] };
const lycee: Portal = { ...portal, id: 'lycee', name: 'Lycée' };
const internat: Portal = { ...portal, id: 'internat', name: 'Internat' };

describe('the portals’ section', () => {
  let stored: readonly Portal[];
  let allowed: boolean;
  let broken: boolean;
  let failures: number;
  let ports: PortalsPorts;
  let session: PortalsSession;
  let policy: readonly string[];

  function store(next: readonly Portal[]): void {
    if (broken) throw new Error('no storage');
    stored = next;
    session.update(stored, policy);
  }

  beforeEach(() => {
    stored = [college, lycee, internat];
    [allowed, broken, failures, policy] = [true, false, 0, []];
    ports = {
      newId: () => 'new',
      async save(one) {
        if (!allowed) return false;
        const known = stored.some(({ id }) => id === one.id);
        store(known ? stored.map((other) => (other.id === one.id ? one : other)) : [...stored, one]);
        return true;
      },
      restore: async (one, place) => store(stored.toSpliced(place, 0, one)),
      remove: async (id) => store(stored.filter((one) => one.id !== id)),
      async move(id, by) {
        const from = stored.findIndex((one) => one.id === id);
        const [moved] = stored.slice(from, from + 1);
        if (moved) store(stored.filter((one) => one !== moved).toSpliced(from + by, 0, moved));
      },
      rosterClasses: async () => succeed([{ name: '6A', pupils: 25 }]),
      classHere: async () => '4C',
      failed: () => {
        failures += 1;
      },
    };
    session = createPortalsSession(ports);
    session.update(stored, policy);
  });

  const ids = () => session.view().tabs.map(({ id }) => id);
  const tab = (id: string) => session.view().tabs.find((one) => one.id === id);
  const rename = (id: string, name: string) => session.change(id, (draft) => ({ ...draft, name }));

  it('has a tab for each, and the first is shown', () => {
    expect(ids()).toEqual(['college', 'lycee', 'internat']);
    expect(session.view().chosen?.id).toBe('college');
  });

  it('keeps what is typed in one while another is looked at, and whatever else is stored', () => {
    rename('college', 'Autre nom');
    session.choose('lycee');
    expect(session.isDirty()).toBe(true);
    session.update([{ ...college, description: 'de là-bas' }, { ...lycee, name: 'LP' }, internat], []);
    expect(tab('college')).toMatchObject({ dirty: true, draft: { name: 'Autre nom' } });
    expect(tab('lycee')).toMatchObject({ dirty: false, draft: { name: 'LP' } });
    session.discard('college');
    expect(tab('college')).toMatchObject({ dirty: false, draft: { description: 'de là-bas' } });
    expect(session.isDirty()).toBe(false);
  });

  it('keeps a portal that is gone elsewhere while something is being changed in it, as a new one', async () => {
    rename('lycee', 'Autre nom');
    session.update([college, internat], []);
    expect(tab('lycee')).toMatchObject({ saved: null, dirty: true });
    session.update([college], []);
    expect(ids()).toEqual(['college', 'lycee']);
    expect(await session.save('lycee')).toEqual({ kind: 'saved' });
    expect(stored.map(({ name }) => name)).toContain('Autre nom');
  });

  it('saves what the boxes say, with the feed that another section has set since', async () => {
    rename('college', ' Renommé ');
    const feed = { profile: 'entcore', encoding: 'utf-8', endpoint: null, keyRule: null } as const;
    stored = [{ ...college, feed }, lycee, internat];
    session.update(stored, []);
    expect(await session.save('college')).toEqual({ kind: 'saved' });
    expect(stored[0]).toEqual({ ...college, name: 'Renommé', feed });
    expect(tab('college')).toMatchObject({ dirty: false, draft: { name: 'Renommé' } });
    expect(session.view().notice).toBe('saved');
  });

  it('loses nothing where it cannot be saved: faults, a refusal of the browser, a broken storage', async () => {
    rename('college', '');
    expect(await session.save('college')).toEqual({ kind: 'faults', faults: { name: 'empty' } });
    rename('college', 'Renommé');
    allowed = false;
    expect(await session.save('college')).toEqual({ kind: 'refused' });
    [allowed, broken] = [true, true];
    expect(await session.save('college')).toEqual({ kind: 'failed' });
    expect(failures).toBe(1);
    expect(stored[0]).toEqual(college);
    expect(tab('college')).toMatchObject({ dirty: true, draft: { name: 'Renommé' } });
  });

  it('opens a tab for a new portal, which goes when it is given up', () => {
    session.add('9990002Y');
    expect(session.view().chosen).toMatchObject({
      id: 'new',
      saved: null,
      dirty: false,
      draft: { address: 'https://9990002y.esidoc.fr' },
    });
    session.update(stored, []);
    expect(ids()).toEqual(['college', 'lycee', 'internat', 'new']);
    session.discard('new');
    expect(session.view().chosen?.id).toBe('internat');
  });

  it('puts a removed portal back in its place, with what was being changed in it', async () => {
    rename('lycee', 'Autre nom');
    session.choose('lycee');
    await session.remove('lycee');
    expect(stored).toEqual([college, internat]);
    expect(session.view()).toMatchObject({ notice: 'removed', canUndo: true, chosen: { id: 'internat' } });
    // Nobody is hurried: the offer outlives other work.
    rename('college', 'X');
    session.choose('college');
    expect(session.view().canUndo).toBe(true);
    await session.undo();
    expect(stored).toEqual([college, lycee, internat]);
    expect(ids()).toEqual(['college', 'lycee', 'internat']);
    expect(session.view().chosen).toMatchObject({ id: 'lycee', dirty: true, draft: { name: 'Autre nom' } });
    expect(session.view()).toMatchObject({ notice: null, canUndo: false });
  });

  it('says that a portal was not removed, not put back or not moved, and leaves all as it was', async () => {
    broken = true;
    await session.remove('lycee');
    expect(session.view().notice).toBe('not-removed');
    await session.move('lycee', 1);
    expect(session.view().notice).toBe('not-moved');
    expect(ids()).toEqual(['college', 'lycee', 'internat']);
    broken = false;
    await session.remove('lycee');
    broken = true;
    await session.undo();
    expect(session.view()).toMatchObject({ notice: 'not-restored', canUndo: true });
    expect(ids()).toEqual(['college', 'internat']);
    broken = false;
    await session.undo();
    expect(stored).toEqual([college, lycee, internat]);
  });

  it('changes the order', async () => {
    await session.move('internat', -1);
    expect(ids()).toEqual(['college', 'internat', 'lycee']);
  });

  it('only shows what the school’s policy has set', async () => {
    policy = ['college'];
    session.update(stored, policy);
    rename('college', 'X');
    await session.remove('college');
    await session.move('college', 1);
    expect(await session.save('college')).toEqual({ kind: 'failed' });
    expect(stored).toEqual([college, lycee, internat]);
    expect(tab('college')).toMatchObject({ locked: true, dirty: false, draft: { name: 'Collège' } });
  });

  it('knows the classes of the imported users, of the portals, and of whoever is at the computer', async () => {
    session.change('lycee', (draft) => ({ ...draft, classes: ['2A', '6a', 'T*'] }));
    await session.checkClasses();
    expect(session.view().classes).toEqual([
      { name: '2A', pupils: null },
      { name: '4C', pupils: null },
      { name: '6A', pupils: 25 },
    ]);
    expect(session.view().classesFailed).toBe(false);
  });

  it.each([
    ['cannot be read', async () => fail({ kind: 'broken' } as const)],
    ['are not answered', () => Promise.reject(new Error('no worker'))],
  ])('goes on where imported classes %s, and says so', async (_, rosterClasses) => {
    session = createPortalsSession({ ...ports, rosterClasses });
    session.update([{ ...college, classes: ['3B'] }], []);
    await session.checkClasses();
    expect(session.view().classesFailed).toBe(true);
    expect(session.view().classes.map(({ name }) => name)).toContain('3B');
  });
});
