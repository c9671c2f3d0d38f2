import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  canNotify,
  canRequestNotifications,
  clearNotification,
  onNotifications,
  requestNotifications,
  showNotification,
  shownNotifications,
  updateNotification,
} from '../../../utils/browser/notifications.ts';

const { notifications } = fakeBrowser;
const text = { title: 'À rendre demain', text: 'CDI' };

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

  it('does not count as permitted even when it grants the permission', async () => {
    expect(await requestNotifications()).toBe(false);
    expect(held).toBe(true);
    expect(await canNotify()).toBe(false);
  });

  it('shows none, without an error', async () => {
    const ignored = () => {};
    onNotifications(ignored, ignored);
    expect(await showNotification('a', text)).toBe(false);
    expect(await updateNotification('a', text)).toBe(false);
    expect(await shownNotifications()).toEqual([]);
    await clearNotification('a');
  });

  it('cannot be asked for an unknown permission', async () => {
    Object.assign(fakeBrowser.runtime, { getManifest: () => ({}) });
    expect(await canRequestNotifications()).toBe(false);
  });
});

describe('requestNotifications', () => {
  const unknown = () => Promise.reject<boolean>(new Error('not a known permission'));
  const answers: readonly [string, () => Promise<boolean>, boolean][] = [
    ['granted', async () => true, true],
    ['declined', async () => false, false],
    ['unknown', unknown, false],
  ];
  it.each(answers)('reports a permission that is %s', async (_, given, allowed) => {
    answer = given;
    expect(await requestNotifications()).toBe(allowed);
  });
});

describe('a shown notification', () => {
  beforeEach(() => {
    held = true;
  });

  it('is updated only when the browser supports it', async () => {
    const updated: unknown[] = [];
    await showNotification('a', text);
    Object.assign(fakeBrowser, { notifications: { ...notifications, update: undefined } });
    expect(await updateNotification('a', text)).toBe(false);
    const update = async (id: string, { title, message }: { title: string; message: string }) =>
      updated.push([id, title, message]) > 0;
    Object.assign(fakeBrowser, { notifications: { ...notifications, update } });
    expect(await updateNotification('a', text)).toBe(true);
    expect(updated).toEqual([['a', 'À rendre demain', 'CDI']]);
  });

  it('rejects with an error unrelated to the permission', async () => {
    const create = () => Promise.reject(new Error('Unable to download all specified images.'));
    Object.assign(fakeBrowser, { notifications: { ...notifications, create } });
    await expect(showNotification('a', text)).rejects.toThrow('images');
    held = false;
    expect(await showNotification('a', text)).toBe(false);
  });
});
