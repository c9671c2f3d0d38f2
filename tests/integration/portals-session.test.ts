import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  createPortalsSession,
  type PortalsServices,
  type PortalsSession,
} from '../../components/options/portals/portals-session.ts';
import { portalsServices } from '../../entrypoints/options/portals-services.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import { fail, succeed } from '../../utils/domain/result.ts';
import { noSettings } from '../../utils/domain/settings-table.ts';
import { readOwnSettings, readSettings, replaceOwnSettings } from '../../utils/storage/settings.ts';
import { portal } from '../fixtures/esidoc/school.ts';

const college: Portal = { ...portal, id: 'college', name: 'Collège', classes: ['6*'] };
const lycee: Portal = { ...portal, id: 'lycee', name: 'Lycée' };
const internat: Portal = { ...portal, id: 'internat', name: 'Internat' };

describe('the portals session', () => {
  let failures: number;
  let services: PortalsServices;
  let session: PortalsSession;

  const storedPortals = async () => (await readOwnSettings()).portals;
  const store = (portals: readonly Portal[]) => replaceOwnSettings({ ...noSettings, portals });
  const ids = () => session.view.get().tabs.map(({ id }) => id);
  const tab = (id: string) => session.view.get().tabs.find((one) => one.id === id);
  const rename = (id: string, name: string) => session.change(id, (draft) => ({ ...draft, name }));
  const allowHosts = (allowed: boolean) =>
    Object.assign(fakeBrowser.permissions, { request: async () => allowed });

  async function update(): Promise<void> {
    const { portals, policyPortals } = await readSettings();
    session.update(portals, policyPortals);
  }

  /** Until the returned function is called, nothing can be stored. */
  function breakStorage(): () => void {
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('no storage'));
    return () => set.mockRestore();
  }

  beforeEach(async () => {
    fakeBrowser.reset();
    allowHosts(true);
    failures = 0;
    services = {
      ...portalsServices(() => Promise.reject(new Error('no worker')), update),
      rosterClasses: async () => succeed([{ name: '6A', pupils: 25 }]),
      currentClass: async () => '4C',
      failed: () => {
        failures += 1;
      },
    };
    session = createPortalsSession(services);
    await store([college, lycee, internat]);
    await update();
  });

  it('has one tab per portal and selects the first', () => {
    expect(ids()).toEqual(['college', 'lycee', 'internat']);
    expect(session.view.get().chosen?.id).toBe('college');
  });

  it('keeps a draft when another tab is selected and when the stored portals change', async () => {
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

  it('keeps a portal with unsaved changes as a new one when it is removed elsewhere', async () => {
    rename('lycee', 'Autre nom');
    await store([college]);
    await update();
    expect(tab('lycee')).toMatchObject({ saved: null, dirty: true });
    expect(ids()).toEqual(['college', 'lycee']);
    expect(await session.save('lycee')).toEqual({ kind: 'saved' });
    expect((await storedPortals()).map(({ name }) => name)).toContain('Autre nom');
  });

  it('saves the draft and keeps the feed settings stored by another section', async () => {
    rename('college', ' Renommé ');
    const feed = { profile: 'entcore', encoding: 'utf-8', endpoint: null, keyRule: null } as const;
    await store([{ ...college, feed }, lycee, internat]);
    await update();
    expect(await session.save('college')).toEqual({ kind: 'saved' });
    expect((await storedPortals())[0]).toEqual({ ...college, name: 'Renommé', feed });
    expect(tab('college')).toMatchObject({ dirty: false, draft: { name: 'Renommé' } });
    expect(session.view.get().notice).toBe('saved');
  });

  it('keeps the draft when saving fails: faults, a declined permission, broken storage', async () => {
    rename('college', '');
    expect(await session.save('college')).toEqual({ kind: 'faults', faults: { name: 'empty' } });
    rename('college', 'Renommé');
    allowHosts(false);
    expect(await session.save('college')).toEqual({ kind: 'refused' });
    allowHosts(true);
    breakStorage();
    expect(await session.save('college')).toEqual({ kind: 'failed' });
    expect(failures).toBe(1);
    expect((await storedPortals())[0]).toEqual(college);
    expect(tab('college')).toMatchObject({ dirty: true, draft: { name: 'Renommé' } });
  });

  it('opens a tab for a new portal and closes it when the portal is discarded', async () => {
    session.add('9990002Y');
    const { chosen } = session.view.get();
    expect(chosen).toMatchObject({
      saved: null,
      dirty: false,
      draft: { address: 'https://9990002y.esidoc.fr' },
    });
    await update();
    expect(ids()).toEqual(['college', 'lycee', 'internat', chosen?.id]);
    session.discard(chosen?.id ?? '');
    expect(session.view.get().chosen?.id).toBe('internat');
  });

  it('restores a removed portal at its place with its unsaved changes', async () => {
    rename('lycee', 'Autre nom');
    session.choose('lycee');
    await session.remove('lycee');
    expect(await storedPortals()).toEqual([college, internat]);
    expect(session.view.get()).toMatchObject({
      notice: 'removed',
      canUndo: true,
      chosen: { id: 'internat' },
    });
    // The offer to undo stays during other work.
    rename('college', 'X');
    session.choose('college');
    expect(session.view.get().canUndo).toBe(true);
    await session.undo();
    expect(await storedPortals()).toEqual([college, lycee, internat]);
    expect(ids()).toEqual(['college', 'lycee', 'internat']);
    expect(session.view.get()).toMatchObject({
      chosen: { id: 'lycee', dirty: true, draft: { name: 'Autre nom' } },
      notice: null,
      canUndo: false,
    });
  });

  it('reports a removal, move or undo that could not be stored, and changes nothing', async () => {
    let repairStorage = breakStorage();
    await session.remove('lycee');
    expect(session.view.get().notice).toBe('not-removed');
    await session.move('lycee', 1);
    expect(session.view.get().notice).toBe('not-moved');
    expect(ids()).toEqual(['college', 'lycee', 'internat']);
    repairStorage();
    await session.remove('lycee');
    repairStorage = breakStorage();
    await session.undo();
    expect(session.view.get()).toMatchObject({ notice: 'not-restored', canUndo: true });
    expect(ids()).toEqual(['college', 'internat']);
    repairStorage();
    await session.undo();
    expect(await storedPortals()).toEqual([college, lycee, internat]);
  });

  it('moves a portal', async () => {
    await session.move('internat', -1);
    expect(ids()).toEqual(['college', 'internat', 'lycee']);
  });

  it('does not change a portal that the school’s policy sets', async () => {
    session.update([college, lycee, internat], ['college']);
    rename('college', 'X');
    await session.remove('college');
    await session.move('college', 1);
    expect(await session.save('college')).toEqual({ kind: 'failed' });
    expect(await storedPortals()).toEqual([college, lycee, internat]);
    expect(tab('college')).toMatchObject({ locked: true, dirty: false, draft: { name: 'Collège' } });
  });

  it('lists the classes of the imported users, of the portals and of the current user', async () => {
    session.change('lycee', (draft) => ({ ...draft, classes: ['2A', '6a', 'T*'] }));
    await session.loadClasses();
    expect(session.view.get().classes).toEqual([
      { name: '2A', pupils: null },
      { name: '4C', pupils: null },
      { name: '6A', pupils: 25 },
    ]);
    expect(session.view.get().classesFailed).toBe(false);
  });

  it.each([
    ['cannot be read', async () => fail({ kind: 'broken' } as const)],
    ['cannot be requested', () => Promise.reject(new Error('no worker'))],
  ])('lists the other classes and reports the failure when imported classes %s', async (_, rosterClasses) => {
    session = createPortalsSession({ ...services, rosterClasses });
    session.update([{ ...college, classes: ['3B'] }], []);
    await session.loadClasses();
    expect(session.view.get().classesFailed).toBe(true);
    expect(session.view.get().classes.map(({ name }) => name)).toContain('3B');
  });
});
