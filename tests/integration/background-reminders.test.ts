import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readGivenReminders } from '../../utils/storage/given-reminders.ts';
import { updateSettings } from '../../utils/storage/settings.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox } from '../support/background-on-sandbox.ts';

/** The reminders of the whole background, in browsers with missing permissions and damaged storage. */

const computer = await backgroundOnSandbox();
const { notifications } = fakeBrowser;

let badge: string;
let tabs: { readonly id: number; readonly windowId: number }[];
let front: number | undefined;

beforeEach(() => {
  // A Tuesday: Inès has a book that is late, one that is due today and one that is due tomorrow.
  vi.setSystemTime(new Date(2026, 10, 24, 10));
  badge = '';
  tabs = [
    { id: 1, windowId: 1 },
    { id: 2, windowId: 1 },
  ];
  front = undefined;
  Object.assign(fakeBrowser.permissions, { contains: async () => true });
  Object.assign(fakeBrowser.action, {
    setBadgeText: async ({ text }: { text: string }) => {
      badge = text;
    },
  });
  Object.assign(fakeBrowser.tabs, {
    query: async () => tabs,
    update: async (id: number) => {
      front = id;
    },
  });
  Object.assign(fakeBrowser.windows, { update: async () => {} });
  return () => {
    // Another one each time: the background listens to each once.
    Object.assign(fakeBrowser, { notifications: { ...notifications } });
    vi.useRealTimers();
  };
});

const shown = () => Object.keys(notifications.getAllCreateOptions());

/** Waits for the updates in progress. */
const updatesDone = () => navigator.locks.request('reminders', async () => {});

async function triggerAlarm(): Promise<void> {
  await fakeBrowser.alarms.onAlarm.trigger({
    name: 'every-hour',
    scheduledTime: 0,
    persistAcrossSessions: true,
  });
  await updatesDone();
}

async function inesArrives(): Promise<void> {
  await computer.arrive(people.ines);
  await triggerAlarm();
}

/** The user or the administrator revokes the permission. */
function revokePermission(): void {
  const refuse = async () => {
    throw new Error('This API requires the notifications permission.');
  };
  Object.assign(fakeBrowser, {
    notifications: { ...notifications, create: refuse, getAll: refuse, clear: refuse },
  });
  Object.assign(fakeBrowser.permissions, { contains: async () => false });
}

async function closeTab(id: number, isWindowClosing = false): Promise<void> {
  await fakeBrowser.tabs.onRemoved.trigger(id, { windowId: 1, isWindowClosing });
}

it('shows each reminder once, and the badge of overdue loans', async () => {
  await inesArrives();
  expect(shown()).toHaveLength(3);
  expect(badge).toBe('1');
  for (const id of shown()) await notifications.clear(id);
  await triggerAlarm();
  expect(shown()).toEqual([]);
});

it('shows the badge in a browser without notifications', async () => {
  Object.assign(fakeBrowser, { notifications: undefined });
  await inesArrives();
  expect(badge).toBe('1');
  expect(await readGivenReminders()).toEqual([]);
});

describe('when the permission is revoked', () => {
  it('between two updates, updates the badge and records nothing as given', async () => {
    await inesArrives();
    const given = await readGivenReminders();
    revokePermission();
    vi.setSystemTime(new Date(2026, 10, 25, 10));
    badge = 'old';
    await triggerAlarm();
    // The one that was due the day before is late now.
    expect(badge).toBe('2');
    expect(await readGivenReminders()).toEqual(given);
  });

  it('during an update, shows the reminders once it is granted again', async () => {
    const create = async () => {
      Object.assign(fakeBrowser.permissions, { contains: async () => false });
      throw new Error('This API requires the notifications permission.');
    };
    Object.assign(fakeBrowser, { notifications: { ...notifications, create } });
    await inesArrives();
    expect(shown()).toEqual([]);
    expect(await readGivenReminders()).toEqual([]);
    Object.assign(fakeBrowser, { notifications });
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    await triggerAlarm();
    expect(shown()).toHaveLength(3);
  });

  it('before a click, the click still opens PRONOTE', async () => {
    await inesArrives();
    const [id = ''] = shown();
    revokePermission();
    await notifications.onClicked.trigger(id);
    await vi.waitUntil(() => front === 1);
  });
});

describe('with damaged storage', () => {
  it.each([[{ marks: 3 }], ['text'], [null]])(
    '%j, shows each reminder at most once more',
    async (damaged) => {
      await inesArrives();
      for (const id of shown()) await notifications.clear(id);
      await fakeBrowser.storage.local.set({ 'reminders.given': damaged });
      await triggerAlarm();
      const again = shown().length;
      for (const id of shown()) await notifications.clear(id);
      await triggerAlarm();
      expect(again).toBeLessThanOrEqual(3);
      expect(shown()).toEqual([]);
    },
  );

  it('in part, shows no reminder again', async () => {
    await inesArrives();
    for (const id of shown()) await notifications.clear(id);
    const given = await readGivenReminders();
    expect(given.length).toBeGreaterThan(2);
    await fakeBrowser.storage.local.set({ 'reminders.given': [7, ...given, null, { mark: 'x' }] });
    await fakeBrowser.storage.session.set({ 'reminders.begun': 'text', 'reminders.told': [null] });
    await triggerAlarm();
    expect(shown()).toEqual([]);
  });

  it('that is full, shows no reminder before there is room, but the badge', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { local } = fakeBrowser.storage;
    const set: (items: Record<string, unknown>) => Promise<void> = local.set.bind(local);
    const full = vi.spyOn(local, 'set').mockImplementation(async (items) => {
      if ('reminders.given' in items) throw new Error('QuotaExceededError');
      await set(items);
    });
    await inesArrives();
    expect(full).toHaveBeenCalledWith(expect.objectContaining({ 'reminders.given': expect.anything() }));
    expect(shown()).toEqual([]);
    expect(badge).toBe('1');
    expect(told).toHaveBeenCalled();
    full.mockRestore();
    await triggerAlarm();
    expect(shown()).toHaveLength(3);
  });
});

describe('when PRONOTE is closed without a sign-out', () => {
  it.each([
    ['still lists the tab', () => {}],
    ['lists it no more', () => void tabs.shift()],
  ])('clears everything on a shared computer, where the browser %s', async (_, closing) => {
    tabs = [{ id: 1, windowId: 1 }];
    await inesArrives();
    expect(badge).toBe('1');
    closing();
    await closeTab(1);
    await vi.waitUntil(() => badge === '');
    expect(shown()).toEqual([]);
  });

  it('clears everything with the hourly alarm when the closed tab was not reported', async () => {
    await inesArrives();
    tabs = [];
    await triggerAlarm();
    expect(shown()).toEqual([]);
    expect(badge).toBe('');
  });

  it('clears everything when a window is closed', async () => {
    await inesArrives();
    await closeTab(1, true);
    await vi.waitUntil(() => badge === '');
  });

  it('clears nothing when another tab remains', async () => {
    await inesArrives();
    await closeTab(1);
    expect(badge).toBe('1');
    expect(shown()).toHaveLength(3);
  });

  it('clears nothing on the user’s own computer', async () => {
    await updateSettings({ computer: 'own' });
    await inesArrives();
    tabs = [];
    await closeTab(1);
    expect(badge).toBe('1');
  });
});
