import { describe, expect, it } from 'vitest';
import type { RolloutPorts } from '../../../components/options/rollout/rollout-ports.ts';
import { createRolloutSession, mostBytes } from '../../../components/options/rollout/rollout-session.ts';
import { compareSettings, withKnownIds } from '../../../utils/domain/settings-change.ts';
import { noSettings, type OwnSettings } from '../../../utils/domain/settings-table.ts';
import { readPickedFile, writeSettingsFile } from '../../../utils/policy/settings-file.ts';
import { sandboxPortal } from '../../support/sandbox-portal.ts';

const here: OwnSettings = { ...noSettings, portals: [sandboxPortal] };
const there: OwnSettings = {
  ...noSettings,
  nativeWidget: 'beside',
  portals: [{ ...sandboxPortal, name: 'B' }],
};

function desk(changes: Partial<RolloutPorts> = {}) {
  let own = here;
  const failures: unknown[] = [];
  const session = createRolloutSession({
    readOwn: async () => own,
    replaceOwn: async (next) => {
      own = next;
    },
    requestHostPermission: async () => true,
    read: (bytes) => readPickedFile(bytes, []),
    withKnownIds,
    compare: compareSettings,
    save: () => {},
    failed: (error) => failures.push(error),
    ...changes,
  });
  return { session, failures, own: () => own };
}

function file(text: string, size?: number) {
  const bytes = new TextEncoder().encode(text);
  return { name: 'x.json', size: size ?? bytes.length, bytes: async () => bytes };
}

describe('the roll-out session', () => {
  it('shows what a file of settings would change, and changes nothing before it is told to', async () => {
    const { session, own } = desk();
    await session.bring(file(writeSettingsFile(there)));
    expect(session.view().brought).toMatchObject({
      kind: 'settings',
      changes: [
        { kind: 'portal-changed', fields: ['name'] },
        { kind: 'setting', text: 'change_widget_beside' },
      ],
    });
    expect(own()).toEqual(here);
    await session.apply();
    expect(own()).toEqual(there);
    expect(session.view()).toMatchObject({ brought: { kind: 'none' }, done: { kind: 'imported' } });
  });

  it('takes back what was done, and the taking back', async () => {
    const { session, own } = desk();
    await session.bring(file(writeSettingsFile(there)));
    await session.apply();
    await session.undo();
    expect(own()).toEqual(here);
    await session.undo();
    expect(own()).toEqual(there);
  });

  it('resets only once it was said twice, and takes it back', async () => {
    const { session, own } = desk();
    await session.askReset();
    expect(session.view().resetting).toMatchObject([{ kind: 'portal-removed' }]);
    session.keep();
    expect(session.view().resetting).toBeNull();
    expect(own()).toEqual(here);
    await session.reset();
    expect(own()).toEqual(noSettings);
    await session.undo();
    expect(own()).toEqual(here);
  });

  it('refuses a file by its size, before it reads a byte of it', async () => {
    const { session } = desk();
    const unread = { ...file('', mostBytes + 1), bytes: () => Promise.reject(new Error('was read')) };
    await session.bring(unread);
    expect(session.view().brought).toMatchObject({ kind: 'too-large', size: mostBytes + 1 });
  });

  it('says when a file has gone', async () => {
    const { session } = desk();
    await session.bring({ ...file(''), bytes: () => Promise.reject(new Error('gone')) });
    expect(session.view().brought).toMatchObject({ kind: 'gone' });
  });

  it('shows the file that was brought last, whichever is read first', async () => {
    const { session } = desk();
    const slow = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    const first = session.bring({ name: 'first', size: 2, bytes: () => slow.promise });
    await session.bring({ ...file('{}'), name: 'second' });
    slow.resolve(new TextEncoder().encode('{}'));
    await first;
    expect(session.view().brought).toMatchObject({ kind: 'policy', name: 'second' });
  });

  it('says when the settings could not be stored, and keeps what was brought', async () => {
    const { session, failures, own } = desk({ replaceOwn: () => Promise.reject(new Error('full')) });
    await session.bring(file(writeSettingsFile(there)));
    await session.apply();
    expect(session.view()).toMatchObject({ brought: { kind: 'settings' }, done: null, trouble: true });
    expect(own()).toEqual(here);
    expect(failures).toHaveLength(1);
  });
});
