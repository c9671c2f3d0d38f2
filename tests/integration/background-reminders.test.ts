import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readGivenReminders } from '../../utils/storage/given-reminders.ts';
import { updateSettings } from '../../utils/storage/settings.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox } from '../support/background-on-sandbox.ts';
import { turns } from '../support/model/life.ts';

/** The reminders of the whole background, on a browser that does not do all that it should. */

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

/** After all looks that are under way. */
const calm = () => navigator.locks.request('reminders', async () => {});

async function anHourGoesBy(): Promise<void> {
  await fakeBrowser.alarms.onAlarm.trigger({
    name: 'every-hour',
    scheduledTime: 0,
    persistAcrossSessions: true,
  });
  await calm();
}

async function inesComes(): Promise<void> {
  await computer.arrive(people.ines);
  await anHourGoesBy();
}

/** The person, or the browser's administrator, takes the permission back. */
function permissionIsTakenBack(): void {
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
  // Whoever has nothing to tidy tells nobody that they looked.
  await turns(50);
  await calm();
}

it('come once, and the button tells of what is late', async () => {
  await inesComes();
  expect(shown()).toHaveLength(3);
  expect(badge).toBe('1');
  for (const id of shown()) await notifications.clear(id);
  await anHourGoesBy();
  expect(shown()).toEqual([]);
});

it('without any notifications in this browser, the button still tells', async () => {
  Object.assign(fakeBrowser, { notifications: undefined });
  await inesComes();
  expect(badge).toBe('1');
  expect(await readGivenReminders()).toEqual([]);
});

describe('where the permission is taken back', () => {
  it('between two looks, the button goes on telling, and nothing counts as given', async () => {
    await inesComes();
    const given = await readGivenReminders();
    permissionIsTakenBack();
    vi.setSystemTime(new Date(2026, 10, 25, 10));
    badge = 'old';
    await anHourGoesBy();
    // The one that was due the day before is late now.
    expect(badge).toBe('2');
    expect(await readGivenReminders()).toEqual(given);
  });

  it('between the look and the showing, it comes with the permission', async () => {
    const create = async () => {
      Object.assign(fakeBrowser.permissions, { contains: async () => false });
      throw new Error('This API requires the notifications permission.');
    };
    Object.assign(fakeBrowser, { notifications: { ...notifications, create } });
    await inesComes();
    expect(shown()).toEqual([]);
    expect(await readGivenReminders()).toEqual([]);
    Object.assign(fakeBrowser, { notifications });
    Object.assign(fakeBrowser.permissions, { contains: async () => true });
    await anHourGoesBy();
    expect(shown()).toHaveLength(3);
  });

  it('between the showing and the click, the click still leads to PRONOTE', async () => {
    await inesComes();
    const [id = ''] = shown();
    permissionIsTakenBack();
    await notifications.onClicked.trigger(id);
    await vi.waitUntil(() => front === 1);
  });
});

describe('where what is kept is damaged', () => {
  it.each([[{ marks: 3 }], ['text'], [null]])('as %j, each comes once more at most', async (damaged) => {
    await inesComes();
    for (const id of shown()) await notifications.clear(id);
    await fakeBrowser.storage.local.set({ 'reminders.given': damaged });
    await anHourGoesBy();
    const again = shown().length;
    for (const id of shown()) await notifications.clear(id);
    await anHourGoesBy();
    expect(again).toBeLessThanOrEqual(3);
    expect(shown()).toEqual([]);
  });

  it('in part, none comes again', async () => {
    await inesComes();
    for (const id of shown()) await notifications.clear(id);
    const given = await readGivenReminders();
    expect(given.length).toBeGreaterThan(2);
    await fakeBrowser.storage.local.set({ 'reminders.given': [7, ...given, null, { mark: 'x' }] });
    await fakeBrowser.storage.session.set({ 'reminders.begun': 'text', 'reminders.told': [null] });
    await anHourGoesBy();
    expect(shown()).toEqual([]);
  });

  it('by a storage that is full, none comes before there is room, and the button tells', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { local } = fakeBrowser.storage;
    const set: (items: Record<string, unknown>) => Promise<void> = local.set.bind(local);
    const full = vi.spyOn(local, 'set').mockImplementation(async (items) => {
      if ('reminders.given' in items) throw new Error('QuotaExceededError');
      await set(items);
    });
    await inesComes();
    expect(full).toHaveBeenCalledWith(expect.objectContaining({ 'reminders.given': expect.anything() }));
    expect(shown()).toEqual([]);
    expect(badge).toBe('1');
    expect(told).toHaveBeenCalled();
    full.mockRestore();
    await anHourGoesBy();
    expect(shown()).toHaveLength(3);
  });
});

describe('on a shared computer, once PRONOTE is closed without signing out', () => {
  it.each([
    ['still lists the tab', () => {}],
    ['lists it no more', () => void tabs.shift()],
  ])('nothing is left to be seen, where the browser %s', async (_, closing) => {
    tabs = [{ id: 1, windowId: 1 }];
    await inesComes();
    expect(badge).toBe('1');
    closing();
    await closeTab(1);
    await vi.waitUntil(() => badge === '');
    expect(shown()).toEqual([]);
  });

  it('with its whole window, nothing is left either', async () => {
    await inesComes();
    await closeTab(1, true);
    await vi.waitUntil(() => badge === '');
  });

  it('in one of two tabs, all stays', async () => {
    await inesComes();
    await closeTab(1);
    expect(badge).toBe('1');
    expect(shown()).toHaveLength(3);
  });

  it('all stays on the person’s own', async () => {
    await updateSettings({ computer: 'own' });
    await inesComes();
    tabs = [];
    await closeTab(1);
    expect(badge).toBe('1');
  });
});
