import type { UsersServices } from '../../components/options/admin-model.ts';
import type { PickedFile } from '../../components/options/users/users-model.ts';
import { createUsersSession, type UsersSession } from '../../components/options/users/users-session.ts';
import { utf8 } from '../fixtures/lists/bytes.ts';
import { fakeAdminServices } from './fake-admin-services.ts';

/** 24 November 2026, local time. */
export const now = new Date(2026, 10, 24, 10, 0).getTime();

/** The users section on fake storage, its worker's tasks run in this thread. */
export function usersSession(changes: Partial<UsersServices> = {}) {
  const { users, downloads, errors } = fakeAdminServices();
  return { session: createUsersSession({ ...users, now: () => now, ...changes }), downloads, errors };
}

/** A file as it was dropped. */
export function droppedFile(name: string, text: string): PickedFile {
  const bytes = new Uint8Array(utf8(text));
  return { name, size: bytes.length, bytes: async () => bytes };
}

/** Resolves once the session shows a state. */
export function shows(session: UsersSession, isShown: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (isShown()) resolve();
    };
    session.view.subscribe(check);
    check();
  });
}
