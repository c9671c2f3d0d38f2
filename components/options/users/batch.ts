import { knownMapping, type PickedList } from '../../../utils/domain/roster-import.ts';
import type { Role } from '../../../utils/domain/user.ts';
import { type ColumnMapping, mostListBytes } from '../../../utils/domain/user-list.ts';
import type { BatchFile, FileState, PickedFile, UsersNotice, UsersPorts } from './users-model.ts';

type BatchPorts = Pick<UsersPorts, 'look' | 'readMapping' | 'writeMapping' | 'failed'>;

interface BatchTold {
  /** Something that is shown has changed. */
  readonly changed: () => void;
  /** The lists that can be put together are others than before. */
  readonly settled: () => void;
  readonly notice: (notice: UsersNotice) => void;
}

interface Entry extends BatchFile {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** Whether it was looked up what was said of such columns before. */
  readonly recalled: boolean;
}

/** The files brought in, each read as soon as it is there, and what was said of them; nothing here is kept. */
export class Batch {
  #entries: readonly Entry[] = [];
  #ids = 0;
  readonly #readings = new Map<number, AbortController>();
  readonly #ports: BatchPorts;
  readonly #told: BatchTold;

  constructor(ports: BatchPorts, told: BatchTold) {
    this.#ports = ports;
    this.#told = told;
  }

  files(): readonly BatchFile[] {
    return this.#entries.map(({ id, name, state, role, mapping }) => ({ id, name, state, role, mapping }));
  }

  /** The lists that were read; null while one is still being read. */
  lists(): readonly PickedList[] | null {
    if (this.#entries.some(({ state }) => state.kind === 'reading')) return null;
    return this.#entries.flatMap((entry) => (entry.state.kind === 'read' ? listsOf(entry) : []));
  }

  /** Takes a file in and reads it. The bytes are held, so that what was looked at is what will be kept. */
  async add(file: PickedFile): Promise<void> {
    this.#ids += 1;
    const id = this.#ids;
    const started = { state: { kind: 'reading', done: 0 }, role: null, mapping: null } as const;
    const entry = { id, name: this.#freeName(file.name), ...started, bytes: null, recalled: false };
    this.#entries = [...this.#entries, entry];
    this.#told.changed();
    const tooLarge = { kind: 'too-large', mostBytes: mostListBytes } as const;
    if (file.size > mostListBytes) return this.#settle(id, refused(tooLarge));
    const bytes = await file.bytes().catch(() => null);
    if (bytes === null) return this.#settle(id, { kind: 'withheld' });
    const same = this.#entries.find((other) => other.bytes !== null && sameBytes(other.bytes, bytes));
    if (same !== undefined) {
      this.#told.notice({ kind: 'already-there', name: same.name });
      return this.remove(id);
    }
    this.#put(id, { bytes });
    if (this.#entries.find((entry) => entry.id === id)?.state.kind === 'reading') await this.#read(id);
  }

  remove(id: number): void {
    this.#readings.get(id)?.abort();
    this.#readings.delete(id);
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    this.#told.changed();
    this.#told.settled();
  }

  clear(): void {
    for (const { id } of this.#entries) this.remove(id);
  }

  async setRole(id: number, role: Role): Promise<void> {
    this.#put(id, { role });
    await this.#read(id);
  }

  /** Reads the file anew with these columns, and remembers them for the next list with these headers. */
  async setColumnMapping(id: number, headers: readonly string[], mapping: ColumnMapping): Promise<void> {
    this.#put(id, { mapping });
    const reading = this.#read(id);
    const written = await this.#ports.writeMapping(headers, mapping);
    if (!written.ok) this.#told.notice({ kind: 'mapping-not-written', failure: written.failure.kind });
    await reading;
  }

  /** Gives up all that is being read. */
  stop(): void {
    for (const life of this.#readings.values()) life.abort();
    const waiting = this.#entries.filter(({ state, bytes }) => state.kind === 'reading' && bytes === null);
    for (const { id } of waiting) this.#settle(id, refused({ kind: 'cancelled' }));
  }

  /** Reads again what a dead worker or a change of mind has broken off. */
  async retry(): Promise<void> {
    const broken = this.#entries.filter(
      ({ state }) =>
        state.kind === 'interrupted' || (state.kind === 'refused' && state.failure.kind === 'cancelled'),
    );
    await Promise.all(broken.map(({ id }) => this.#read(id)));
  }

  async #read(id: number): Promise<void> {
    const entry = this.#entries.find((one) => one.id === id);
    const [list] = entry === undefined ? [] : listsOf(entry);
    if (entry === undefined || list === undefined) return;
    this.#readings.get(id)?.abort();
    const life = new AbortController();
    this.#readings.set(id, life);
    const isMine = () => this.#readings.get(id) === life;
    this.#put(id, { state: { kind: 'reading', done: 0 } });
    const progress = (done: number) => {
      if (isMine()) this.#put(id, { state: { kind: 'reading', done } });
    };
    const state = await this.#stateAfter(list, { progress, signal: life.signal });
    if (!isMine()) return;
    const remembered = entry.recalled ? null : await this.#recall(state);
    if (!isMine()) return;
    this.#readings.delete(id);
    this.#put(id, { recalled: entry.recalled || headersOf(state).length > 0 });
    if (remembered === null) return this.#settle(id, state);
    this.#put(id, { mapping: remembered });
    await this.#read(id);
  }

  async #stateAfter(list: PickedList, waiting: Parameters<BatchPorts['look']>[1]): Promise<FileState> {
    try {
      const read = await this.#ports.look(list, waiting);
      return read.ok ? { kind: 'read', summary: read.value } : refused(read.failure);
    } catch (error) {
      if (waiting.signal.aborted) return refused({ kind: 'cancelled' });
      this.#ports.failed(error);
      return { kind: 'interrupted' };
    }
  }

  /** What was said before of a list with these headers; null where nothing was, or there are none. */
  async #recall(state: FileState): Promise<ColumnMapping | null> {
    const headers = headersOf(state);
    if (headers.length === 0) return null;
    const remembered = await this.#ports.readMapping(headers);
    if (remembered.ok) return remembered.value === null ? null : knownMapping(remembered.value);
    this.#told.notice({ kind: 'mapping-not-read', failure: remembered.failure.kind });
    return null;
  }

  #settle(id: number, state: FileState): void {
    this.#put(id, { state });
    this.#told.settled();
  }

  #put(id: number, part: Partial<Entry>): void {
    this.#entries = this.#entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry));
    this.#told.changed();
  }

  /** Lines are told by their file's name, so two files of one name need two. */
  #freeName(name: string): string {
    const taken = new Set(this.#entries.map((entry) => entry.name));
    let free = name;
    for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`;
    return free;
  }
}

/** The headers of a text list, of which something may be said. */
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
