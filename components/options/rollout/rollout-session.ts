import type { PolicyCheck } from '../../../utils/domain/policy-check.ts';
import type { SettingsChange, SettingsFileFailure } from '../../../utils/domain/settings-change.ts';
import { noSettings, type OwnSettings } from '../../../utils/domain/settings-table.ts';
import type { PickedFile } from '../users/users-model.ts';
import type { RolloutPorts } from './rollout-ports.ts';

/** Far above any file of settings or policy, in bytes. */
export const mostBytes = 2_000_000;

export type BroughtView =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'too-large'; readonly name: string; readonly size: number }
  /** The file has gone, or may not be read. */
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
  readonly brought: BroughtView;
  /** What a reset would change, while it is asked about; else null. */
  readonly resetting: readonly SettingsChange[] | null;
  /** What was done last, and what it can be taken back to. */
  readonly done: {
    readonly kind: 'imported' | 'reset' | 'undone';
    readonly before: OwnSettings;
  } | null;
  /** The last thing that was asked for was not done; nothing was changed. */
  readonly trouble: boolean;
}

export interface RolloutSession {
  readonly view: () => RolloutView;
  /** Calls back after every change; returns what ends that. */
  readonly subscribe: (changed: () => void) => () => void;
  readonly bring: (file: PickedFile) => Promise<void>;
  readonly putAside: () => void;
  /** Puts the settings of the file in force. To be called in the very click. */
  readonly apply: () => Promise<void>;
  readonly save: () => Promise<void>;
  readonly askReset: () => Promise<void>;
  readonly keep: () => void;
  readonly reset: () => Promise<void>;
  /** Takes the last replacement back; that can be taken back again. */
  readonly undo: () => Promise<void>;
}

/** Settings out as a file, in from one, and back to none: each step shown before, and taken back after. */
export function createRolloutSession(ports: RolloutPorts): RolloutSession {
  const listeners = new Set<() => void>();
  let view: RolloutView = { brought: { kind: 'none' }, resetting: null, done: null, trouble: false };
  let arrivals = 0;

  function show(changes: Partial<RolloutView>): void {
    view = { ...view, ...changes };
    for (const changed of listeners) changed();
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      ports.failed(error);
      show({ trouble: true });
    }
  }

  async function replace(own: OwnSettings, kind: 'imported' | 'reset' | 'undone'): Promise<void> {
    const before = await ports.readOwn();
    await ports.replaceOwn(own);
    show({ brought: { kind: 'none' }, resetting: null, done: { kind, before }, trouble: false });
  }

  async function inspect({ name, bytes }: PickedFile): Promise<BroughtView> {
    const taken = await bytes().catch(() => null);
    if (taken === null) return { kind: 'gone', name };
    const content = ports.read(taken);
    if (content.kind !== 'settings') return { name, ...content };
    const before = await ports.readOwn();
    const after = ports.withKnownIds(before, content.own);
    return { kind: 'settings', name, after, changes: ports.compare(before, after) };
  }

  return {
    view: () => view,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    bring: (file) =>
      attempt(async () => {
        arrivals += 1;
        const mine = arrivals;
        const { name, size } = file;
        if (size > mostBytes) return show({ brought: { kind: 'too-large', name, size }, trouble: false });
        show({ brought: { kind: 'reading', name }, trouble: false });
        const brought = await inspect(file).catch((error: unknown) => {
          ports.failed(error);
          return { kind: 'gone', name } as const;
        });
        if (mine === arrivals) show({ brought });
      }),
    putAside: () => show({ brought: { kind: 'none' } }),
    apply: () =>
      attempt(async () => {
        const { brought } = view;
        if (brought.kind !== 'settings') return;
        // Refused, it says so where these hosts are used; the settings hold all the same.
        await ports.requestHostPermission(brought.after);
        await replace(brought.after, 'imported');
      }),
    save: () => attempt(async () => ports.save(await ports.readOwn())),
    askReset: () =>
      attempt(async () =>
        show({ resetting: ports.compare(await ports.readOwn(), noSettings), trouble: false }),
      ),
    keep: () => show({ resetting: null }),
    reset: () => attempt(() => replace(noSettings, 'reset')),
    undo: () =>
      attempt(async () => {
        if (view.done !== null) await replace(view.done.before, 'undone');
      }),
  };
}
