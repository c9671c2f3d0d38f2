import { knownMapping, type PickedList } from '../../../utils/domain/roster-import.ts';
import type { Role } from '../../../utils/domain/user.ts';
import { type ColumnMapping, mostListBytes } from '../../../utils/domain/user-list.ts';
import type { TaskWatch, UsersServices } from '../admin-model.ts';
import type { BatchFile, FileState, PickedFile, UsersNotice } from './users-model.ts';

interface BatchEvents {
  /** The files as shown have changed. */
  readonly onChange: () => void;
  /** The lists that can be checked together have changed. */
  readonly onListsChange: () => void;
  readonly onNotice: (notice: UsersNotice) => void;
}

interface Entry extends BatchFile {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** Whether a stored column mapping was looked up. */
  readonly recalled: boolean;
}

/** The files being imported and the administrator's choices for each; in memory only. */
export class ListBatch {
  #entries: readonly Entry[] = [];
  #lastId = 0;
  readonly #readings = new Map<number, AbortController>();
  readonly #services: UsersServices;
  readonly #events: BatchEvents;

  constructor(services: UsersServices, events: BatchEvents) {
    this.#services = services;
    this.#events = events;
  }

  files(): readonly BatchFile[] {
    return this.#entries.map(({ id, name, state, role, mapping }) => ({ id, name, state, role, mapping }));
  }

  /** The lists that were read; null while one is still being read. */
  lists(): readonly PickedList[] | null {
    if (this.#entries.some(({ state }) => state.kind === 'reading')) return null;
    return this.#entries.flatMap((entry) => (entry.state.kind === 'read' ? listsOf(entry) : []));
  }

  /** Adds a file and reads it. Its bytes are held, so that the users saved are those that were checked. */
  async add(file: PickedFile): Promise<void> {
    this.#lastId += 1;
    const id = this.#lastId;
    const initial = { state: { kind: 'reading', done: 0 }, role: null, mapping: null } as const;
    const entry = { id, name: this.#uniqueName(file.name), ...initial, bytes: null, recalled: false };
    this.#entries = [...this.#entries, entry];
    this.#events.onChange();
    const tooLarge = { kind: 'too-large', mostBytes: mostListBytes } as const;
    if (file.size > mostListBytes) return this.#settle(id, refused(tooLarge));
    const bytes = await file.bytes().catch(() => null);
    if (bytes === null) return this.#settle(id, { kind: 'withheld' });
    const same = this.#entries.find((other) => other.bytes !== null && sameBytes(other.bytes, bytes));
    if (same !== undefined) {
      this.#events.onNotice({ kind: 'already-there', name: same.name });
      return this.remove(id);
    }
    this.#put(id, { bytes });
    if (this.#entries.find((entry) => entry.id === id)?.state.kind === 'reading') await this.#read(id);
  }

  remove(id: number): void {
    this.#readings.get(id)?.abort();
    this.#readings.delete(id);
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    this.#events.onChange();
    this.#events.onListsChange();
  }

  clear(): void {
    for (const { id } of this.#entries) this.remove(id);
  }

  async setRole(id: number, role: Role): Promise<void> {
    this.#put(id, { role });
    await this.#read(id);
  }

  /** Reads the file again with this mapping, and stores it for the next list with the same headers. */
  async setColumnMapping(id: number, headers: readonly string[], mapping: ColumnMapping): Promise<void> {
    this.#put(id, { mapping });
    const reading = this.#read(id);
    const written = await this.#services.writeMapping(headers, mapping);
    if (!written.ok) this.#events.onNotice({ kind: 'mapping-not-written', failure: written.failure.kind });
    await reading;
  }

  /** Cancels all reading. */
  stop(): void {
    for (const controller of this.#readings.values()) controller.abort();
    const waiting = this.#entries.filter(({ state, bytes }) => state.kind === 'reading' && bytes === null);
    for (const { id } of waiting) this.#settle(id, refused({ kind: 'cancelled' }));
  }

  /** Reads the files again whose reading was cancelled or interrupted. */
  async retry(): Promise<void> {
    const unread = this.#entries.filter(
      ({ state }) =>
        state.kind === 'interrupted' || (state.kind === 'refused' && state.failure.kind === 'cancelled'),
    );
    await Promise.all(unread.map(({ id }) => this.#read(id)));
  }

  async #read(id: number): Promise<void> {
    const entry = this.#entries.find((one) => one.id === id);
    const [list] = entry === undefined ? [] : listsOf(entry);
    if (entry === undefined || list === undefined) return;
    this.#readings.get(id)?.abort();
    const controller = new AbortController();
    this.#readings.set(id, controller);
    const isLatest = () => this.#readings.get(id) === controller;
    this.#put(id, { state: { kind: 'reading', done: 0 } });
    const progress = (done: number) => {
      if (isLatest()) this.#put(id, { state: { kind: 'reading', done } });
    };
    const state = await this.#check(list, { progress, signal: controller.signal });
    if (!isLatest()) return;
    const remembered = entry.recalled ? null : await this.#recallMapping(state);
    if (!isLatest()) return;
    this.#readings.delete(id);
    this.#put(id, { recalled: entry.recalled || headersOf(state).length > 0 });
    if (remembered === null) return this.#settle(id, state);
    this.#put(id, { mapping: remembered });
    await this.#read(id);
  }

  async #check(list: PickedList, watch: TaskWatch): Promise<FileState> {
    try {
      const read = await this.#services.checkList(list, watch);
      return read.ok ? { kind: 'read', summary: read.value } : refused(read.failure);
    } catch (error) {
      if (watch.signal.aborted) return refused({ kind: 'cancelled' });
      this.#services.failed(error);
      return { kind: 'interrupted' };
    }
  }

  /** The mapping stored for a list with these headers; null without one. */
  async #recallMapping(state: FileState): Promise<ColumnMapping | null> {
    const headers = headersOf(state);
    if (headers.length === 0) return null;
    const remembered = await this.#services.readMapping(headers);
    if (remembered.ok) return remembered.value === null ? null : knownMapping(remembered.value);
    this.#events.onNotice({ kind: 'mapping-not-read', failure: remembered.failure.kind });
    return null;
  }

  #settle(id: number, state: FileState): void {
    this.#put(id, { state });
    this.#events.onListsChange();
  }

  #put(id: number, part: Partial<Entry>): void {
    this.#entries = this.#entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry));
    this.#events.onChange();
  }

  /** Findings refer to files by name, so that names must be unique. */
  #uniqueName(name: string): string {
    const taken = new Set(this.#entries.map((entry) => entry.name));
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name} (${count})`;
    return unique;
  }
}

/** The headers of a text list, whose columns can be mapped; empty for other files. */
function headersOf(state: FileState): readonly string[] {
  if (state.kind === 'read') return state.summary.columns.map(({ header }) => header);
  return state.kind === 'refused' && state.failure.kind === 'unmapped' ? state.failure.headers : [];
}

function refused(failure: Extract<FileState, { kind: 'refused' }>['failure']): FileState {
  return { kind: 'refused', failure };
}

function listsOf({ name, bytes, mapping, role }: Entry): readonly PickedList[] {
  return bytes === null ? [] : [{ name, bytes, mapping, role }];
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
