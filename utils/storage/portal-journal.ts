import { systemNow } from '../browser/clock.ts';
import { report } from '../browser/log.ts';
import type { JournalEvent } from '../domain/journal.ts';
import { compareSettings, type SettingsChange } from '../domain/settings-change.ts';
import type { OwnSettings } from '../domain/settings-table.ts';
import { writeJournal } from './journal-store.ts';
import { readOwnSettings } from './settings.ts';

class JournalNotWritten extends Error {
  override readonly name = 'JournalNotWritten';
}

/**
 * Runs a change of the portals, and writes to the journal which ones it has added, changed or removed. A journal that
 * cannot be written is reported only: the change has succeeded.
 */
export async function withPortalJournal(change: () => Promise<void>): Promise<void> {
  const before = await readOwnSettings();
  await change();
  await writeChanges(before).catch((error: unknown) => report('options', error));
}

async function writeChanges(before: OwnSettings): Promise<void> {
  const at = systemNow();
  const events = compareSettings(before, await readOwnSettings()).flatMap(eventOf);
  if (events.length === 0) return;
  const written = await writeJournal(events.map((event) => ({ at, event })));
  if (!written.ok) throw new JournalNotWritten(written.failure.kind);
}

function eventOf(change: SettingsChange): readonly JournalEvent[] {
  switch (change.kind) {
    case 'portal-added':
    case 'portal-removed':
      return [{ kind: change.kind, portalId: change.portal.id }];
    case 'portal-changed':
      return [{ kind: change.kind, portalId: change.after.id }];
    default:
      return [];
  }
}
