import type { ImportedFile } from '../../../utils/domain/imported-file.ts';
import type { PolicyCheck } from '../../../utils/domain/policy-check.ts';
import type { SettingsChange, SettingsFileFailure } from '../../../utils/domain/settings-change.ts';
import { noSettings, type OwnSettings } from '../../../utils/domain/settings-table.ts';
import { createLatest } from '../../shared/latest.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import type { PickedFile } from '../users/users-model.ts';

/** Storage, permissions and file formats, as the roll-out section uses them. */
export interface RolloutServices {
  readonly readOwn: () => Promise<OwnSettings>;
  readonly replaceOwn: (own: OwnSettings) => Promise<void>;
  /**
   * Requests permission for the hosts that these settings name. Requires user activation: call synchronously from the
   * click handler.
   */
  readonly requestHostPermission: (own: OwnSettings) => Promise<boolean>;
  readonly read: (bytes: Uint8Array) => ImportedFile;
  /** Gives the portals of `after` the ids that the same portals have in `before`. */
  readonly withKnownIds: (before: OwnSettings, after: OwnSettings) => OwnSettings;
  readonly compare: (before: OwnSettings, after: OwnSettings) => readonly SettingsChange[];
  /** Downloads the settings as a file. */
  readonly save: (own: OwnSettings) => void;
  readonly failed: (error: unknown) => void;
}

/** Far larger than any settings or policy file. */
export const maxBytes = 2_000_000;

export type PickedFileView =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'too-large'; readonly name: string; readonly size: number }
  /** The file was removed, or the browser may not read it. */
  | { readonly kind: 'gone'; readonly name: string }
  | {
      readonly kind: 'settings';
      readonly name: string;
      readonly after: OwnSettings;
      readonly changes: readonly SettingsChange[];
    }
  | { readonly kind: 'settings-failure'; readonly name: string; readonly failure: SettingsFileFailure }
  | { readonly kind: 'policy'; readonly name: string; readonly check: PolicyCheck };

export interface RolloutView {
  readonly picked: PickedFileView;
  /** What a reset would change, while its confirmation is shown; otherwise null. */
  readonly resetting: readonly SettingsChange[] | null;
  /** The last replacement of the settings, and the settings before it. */
  readonly done: {
    readonly kind: 'imported' | 'reset' | 'undone';
    readonly before: OwnSettings;
  } | null;
  /** The last action failed and changed nothing. */
  readonly failed: boolean;
}

export type RolloutSession = ReturnType<typeof createRolloutSession>;

/** Exports, imports and resets the settings; each replacement is previewed and can be undone. */
export function createRolloutSession(services: RolloutServices) {
  const state = createStore<RolloutView>({
    picked: { kind: 'none' },
    resetting: null,
    done: null,
    failed: false,
  });
  const view: Readable<RolloutView> = state;
  const latestPick = createLatest();

  function update(changes: Partial<RolloutView>): void {
    state.set({ ...view.get(), ...changes });
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      services.failed(error);
      update({ failed: true });
    }
  }

  async function replace(own: OwnSettings, kind: 'imported' | 'reset' | 'undone'): Promise<void> {
    const before = await services.readOwn();
    await services.replaceOwn(own);
    update({ picked: { kind: 'none' }, resetting: null, done: { kind, before }, failed: false });
  }

  async function inspect({ name, bytes }: PickedFile): Promise<PickedFileView> {
    const read = await bytes().catch(() => null);
    if (read === null) return { kind: 'gone', name };
    const content = services.read(read);
    if (content.kind !== 'settings') return { name, ...content };
    const before = await services.readOwn();
    const after = services.withKnownIds(before, content.own);
    return { kind: 'settings', name, after, changes: services.compare(before, after) };
  }

  return {
    view,
    async pick(file: PickedFile): Promise<void> {
      const isLatest = latestPick();
      const { name, size } = file;
      if (size > maxBytes) return update({ picked: { kind: 'too-large', name, size }, failed: false });
      update({ picked: { kind: 'reading', name }, failed: false });
      const picked = await inspect(file).catch((error: unknown) => {
        services.failed(error);
        return { kind: 'gone', name } as const;
      });
      if (isLatest()) update({ picked });
    },
    dismiss: () => update({ picked: { kind: 'none' } }),
    /** Replaces the settings by those of the file. Requires user activation: call synchronously from the click handler. */
    apply: () =>
      attempt(async () => {
        const { picked } = view.get();
        if (picked.kind !== 'settings') return;
        // The settings apply without the permission too; the sections that need the hosts say that it is missing.
        await services.requestHostPermission(picked.after);
        await replace(picked.after, 'imported');
      }),
    save: () => attempt(async () => services.save(await services.readOwn())),
    previewReset: () =>
      attempt(async () =>
        update({ resetting: services.compare(await services.readOwn(), noSettings), failed: false }),
      ),
    cancelReset: () => update({ resetting: null }),
    reset: () => attempt(() => replace(noSettings, 'reset')),
    /** Restores the settings before the last replacement; can itself be undone. */
    undo: () =>
      attempt(async () => {
        const { done } = view.get();
        if (done !== null) await replace(done.before, 'undone');
      }),
  };
}
