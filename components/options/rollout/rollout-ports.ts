import type { PickedContent } from '../../../utils/domain/imported-file.ts';
import type { RolloutFile, RolloutOrder } from '../../../utils/domain/rollout.ts';
import type { SettingsChange } from '../../../utils/domain/settings-change.ts';
import type { OwnSettings } from '../../../utils/domain/settings-table.ts';

/** What the session of the roll-out section is given. */
export interface RolloutPorts {
  readonly readOwn: () => Promise<OwnSettings>;
  readonly replaceOwn: (own: OwnSettings) => Promise<void>;
  /** Asks for leave to speak to the hosts that these settings name; nothing may be awaited before, in the very click. */
  readonly requestHostPermission: (own: OwnSettings) => Promise<boolean>;
  readonly read: (bytes: Uint8Array) => PickedContent;
  /** The same settings, with the ids of portals that are known here. */
  readonly withKnownIds: (before: OwnSettings, after: OwnSettings) => OwnSettings;
  readonly compare: (before: OwnSettings, after: OwnSettings) => readonly SettingsChange[];
  /** Gives the person the settings as a file. */
  readonly save: (own: OwnSettings) => void;
  /** Called with what nobody expected. */
  readonly failed: (error: unknown) => void;
}

/** What writes a policy's files. */
export interface GeneratorPorts {
  /** False where nothing differs from the usual: there is nothing to hand out. */
  readonly hasValues: boolean;
  readonly chromiumId: string;
  readonly firefoxId: string;
  readonly write: (order: RolloutOrder) => RolloutFile;
  readonly save: (file: RolloutFile) => void;
  readonly copy: (text: string) => Promise<void>;
}
