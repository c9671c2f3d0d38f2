import type { PickedFile, UsersPorts } from '../../components/options/users/users-model.ts';
import { createUsersSession, type UsersSession } from '../../components/options/users/users-session.ts';
import { readMapping, writeMapping } from '../../utils/storage/export-choices.ts';
import { rosterTasks } from '../../utils/worker/roster-tasks.ts';
import { utf8 } from '../fixtures/lists/bytes.ts';

const alone = { progress: () => {}, signal: new AbortController().signal };

/** The users' section as it works, but that its worker is this very thread. */
export interface UsersDesk {
  readonly session: UsersSession;
  readonly saved: { readonly name: string; readonly text: string }[];
  readonly failures: unknown[];
}

/** 24 November 2026, as a clock on the wall shows it. */
export const now = new Date(2026, 10, 24, 10, 0).getTime();

export function usersDesk(changes: Partial<UsersPorts> = {}): UsersDesk {
  const saved: { name: string; text: string }[] = [];
  const failures: unknown[] = [];
  const session = createUsersSession({
    now: () => now,
    look: (list, waiting) => rosterTasks.checkList(structuredClone(list), waiting),
    check: (batch, waiting) => rosterTasks.reviewRoster(structuredClone(batch), waiting),
    report: (batch) => rosterTasks.writeReport(structuredClone(batch), alone),
    keep: (batch) => rosterTasks.importRoster(structuredClone(batch), alone),
    lookAtKept: () => rosterTasks.readOverview(null),
    forget: (at) => rosterTasks.deleteRoster({ at }),
    readMapping,
    writeMapping,
    saveFile: (name, text) => saved.push({ name, text }),
    failed: (error) => failures.push(error),
    ...changes,
  });
  return { session, saved, failures };
}

/** A file as it was dropped. */
export function brought(name: string, text: string): PickedFile {
  const bytes = new Uint8Array(utf8(text));
  return { name, size: bytes.length, bytes: async () => bytes };
}

/** Waits until the session shows something. */
export function shows(session: UsersSession, isShown: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (isShown()) resolve();
    };
    session.subscribe(look);
    look();
  });
}
