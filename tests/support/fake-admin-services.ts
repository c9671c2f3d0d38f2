import { deleteAdminDatabase } from './stored-records.ts';
import 'fake-indexeddb/auto';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { ExportsServices, UsersServices } from '../../components/options/admin-model.ts';
import { adminServices } from '../../entrypoints/options/admin-services.ts';
import { type RunTask, tasks } from '../../utils/worker/tasks.ts';
import type { Tasks } from '../../utils/worker/worker-server.ts';

/** Runs a task of the worker in this thread, on a copy of its input. */
const runTask: RunTask = async (name, input, watch = {}) => {
  const table: Tasks = tasks;
  const { progress = () => {}, signal = new AbortController().signal } = watch;
  const task = table[name];
  if (task === undefined) throw new Error(`no task ${name}`);
  return (await task(structuredClone(input) as never, { progress, signal })) as never;
};

/** The services of the settings page on the fake browser and its database; downloads and errors are collected. */
export function fakeAdminServices() {
  const downloads: { readonly name: string; readonly content: unknown }[] = [];
  const errors: unknown[] = [];
  const { exports, users } = adminServices(runTask, () => {});
  const failed = (error: unknown) => void errors.push(error);
  const download = (name: string, content: unknown) => void downloads.push({ name, content });
  return {
    downloads,
    errors,
    exports: {
      ...exports,
      failed,
      saveFeed: download,
      saveJournal: (rows) => download('journal', rows),
      requestSendPermission: async () => true,
    } satisfies ExportsServices,
    users: { ...users, failed, saveReport: download } satisfies UsersServices,
  };
}

export async function clearStorage(): Promise<void> {
  fakeBrowser.reset();
  await deleteAdminDatabase();
}
