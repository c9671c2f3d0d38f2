import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  createRolloutSession,
  maxBytes,
  type RolloutSession,
} from '../../components/options/rollout/rollout-session.ts';
import { rolloutServices } from '../../entrypoints/options/rollout-section.tsx';
import { noSettings, type OwnSettings } from '../../utils/domain/settings-table.ts';
import { writeSettingsFile } from '../../utils/policy/settings-file.ts';
import { readOwnSettings, replaceOwnSettings } from '../../utils/storage/settings.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

const stored: OwnSettings = { ...noSettings, portals: [sandboxPortal] };
const inFile: OwnSettings = {
  ...noSettings,
  nativeWidget: 'beside',
  portals: [{ ...sandboxPortal, name: 'B' }],
};

function file(text: string, size?: number) {
  const bytes = new TextEncoder().encode(text);
  return { name: 'x.json', size: size ?? bytes.length, bytes: async () => bytes };
}

describe('the roll-out session', () => {
  let session: RolloutSession;
  let failures: unknown[];

  beforeEach(async () => {
    fakeBrowser.reset();
    Object.assign(fakeBrowser.permissions, { request: async () => true });
    await replaceOwnSettings(stored);
    failures = [];
    session = createRolloutSession({ ...rolloutServices, failed: (error) => failures.push(error) });
  });

  it('previews the changes of a settings file, and applies them only on request', async () => {
    await session.pick(file(writeSettingsFile(inFile)));
    expect(session.view.get().picked).toMatchObject({
      kind: 'settings',
      changes: [
        { kind: 'portal-changed', fields: ['name'] },
        { kind: 'setting', text: 'change_widget_beside' },
      ],
    });
    expect(await readOwnSettings()).toEqual(stored);
    await session.apply();
    expect(await readOwnSettings()).toEqual(inFile);
    expect(session.view.get()).toMatchObject({ picked: { kind: 'none' }, done: { kind: 'imported' } });
  });

  it('undoes an import, and undoes the undo', async () => {
    await session.pick(file(writeSettingsFile(inFile)));
    await session.apply();
    await session.undo();
    expect(await readOwnSettings()).toEqual(stored);
    await session.undo();
    expect(await readOwnSettings()).toEqual(inFile);
  });

  it('resets only after confirmation, and can undo the reset', async () => {
    await session.previewReset();
    expect(session.view.get().resetting).toMatchObject([{ kind: 'portal-removed' }]);
    session.cancelReset();
    expect(session.view.get().resetting).toBeNull();
    expect(await readOwnSettings()).toEqual(stored);
    await session.reset();
    expect(await readOwnSettings()).toEqual(noSettings);
    await session.undo();
    expect(await readOwnSettings()).toEqual(stored);
  });

  it('rejects a file that is too large without reading it', async () => {
    const unread = { ...file('', maxBytes + 1), bytes: () => Promise.reject(new Error('was read')) };
    await session.pick(unread);
    expect(session.view.get().picked).toMatchObject({ kind: 'too-large', size: maxBytes + 1 });
  });

  it('reports a file that can no longer be read', async () => {
    await session.pick({ ...file(''), bytes: () => Promise.reject(new Error('gone')) });
    expect(session.view.get().picked).toMatchObject({ kind: 'gone' });
  });

  it('shows the file picked last when an earlier one is read later', async () => {
    const slow = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    const first = session.pick({ name: 'first', size: 2, bytes: () => slow.promise });
    await session.pick({ ...file('{}'), name: 'second' });
    slow.resolve(new TextEncoder().encode('{}'));
    await first;
    expect(session.view.get().picked).toMatchObject({ kind: 'policy', name: 'second' });
  });

  it('keeps the picked file and the settings when storing fails', async () => {
    await session.pick(file(writeSettingsFile(inFile)));
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('full'));
    await session.apply();
    expect(session.view.get()).toMatchObject({ picked: { kind: 'settings' }, done: null, failed: true });
    expect(await readOwnSettings()).toEqual(stored);
    expect(failures).toHaveLength(1);
  });
});
