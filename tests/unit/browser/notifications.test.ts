import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  askToNotify,
  correctNotification,
  couldNotify,
  mayNotify,
  notify,
  onNotifications,
  shownNotifications,
  takeBackNotification,
} from '../../../utils/browser/notifications.ts';

const { notifications } = fakeBrowser;
const words = { title: 'À rendre demain', text: 'CDI' };

let answer: () => Promise<boolean>;
let held: boolean;

beforeEach(() => {
  fakeBrowser.reset();
  held = false;
  answer = async () => true;
  Object.assign(fakeBrowser, { notifications });
  Object.assign(fakeBrowser.permissions, {
    contains: async () => held,
    async request(): Promise<boolean> {
      held = await answer();
      return held;
    },
  });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ optional_permissions: ['notifications'] }),
  });
});

describe('a browser without notifications', () => {
  beforeEach(() => void Object.assign(fakeBrowser, { notifications: undefined }));

  it('is not taken for one that shows them, whatever it answers', async () => {
    expect(await askToNotify()).toBe(false);
    expect(held).toBe(true);
    expect(await mayNotify()).toBe(false);
  });

  it('shows none, and nothing breaks', async () => {
    const ignored = () => {};
    onNotifications(ignored, ignored);
    expect(await notify('a', words)).toBe(false);
    expect(await correctNotification('a', words)).toBe(false);
    expect(await shownNotifications()).toEqual([]);
    await takeBackNotification('a');
  });

  it('that does not know the permission is not asked for it', async () => {
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({}) });
    expect(await couldNotify()).toBe(false);
  });
});

describe('the question', () => {
  const unknown = () => Promise.reject<boolean>(new Error('not a known permission'));
  const answers: readonly [string, () => Promise<boolean>, boolean][] = [
    ['yes', async () => true, true],
    ['no', async () => false, false],
    ['nothing but an error', unknown, false],
  ];
  it.each(answers)('may be answered by %s', async (_, given, allowed) => {
    answer = given;
    expect(await askToNotify()).toBe(allowed);
  });
});

describe('a notification that is shown', () => {
  beforeEach(() => {
    held = true;
  });

  it('is changed where the browser can do so, and else left alone', async () => {
    const updated: unknown[] = [];
    await notify('a', words);
    Object.assign(fakeBrowser, { notifications: { ...notifications, update: undefined } });
    expect(await correctNotification('a', words)).toBe(false);
    const update = async (id: string, { title, message }: { title: string; message: string }) =>
      updated.push([id, title, message]) > 0;
    Object.assign(fakeBrowser, { notifications: { ...notifications, update } });
    expect(await correctNotification('a', words)).toBe(true);
    expect(updated).toEqual([['a', 'À rendre demain', 'CDI']]);
  });

  it('tells of a fault that has nothing to do with the permission', async () => {
    const create = () => Promise.reject(new Error('Unable to download all specified images.'));
    Object.assign(fakeBrowser, { notifications: { ...notifications, create } });
    await expect(notify('a', words)).rejects.toThrow('images');
    held = false;
    expect(await notify('a', words)).toBe(false);
  });
});
