import { fail, type Result, succeed } from '../domain/result.ts';
import { parseRne, type Rne } from '../domain/rne.ts';
import { type UserFinding, userFinding } from '../domain/roster-finding.ts';
import type { User } from '../domain/user.ts';
import { type ListFailure, mostListBytes, type ReadList } from '../domain/user-list.ts';
import { readTextList, type TextListOptions } from './csv-list.ts';
import { type DecodedText, decode } from './encoding.ts';
import { kindOfFile } from './file-kind.ts';
import { readUser } from './raw-user.ts';
import { Scheduler, type SchedulerOptions } from './scheduler.ts';
import { SiecleList } from './siecle.ts';
import { StsList } from './sts.ts';
import type { XmlList } from './xml-list.ts';
import { readXml } from './xml-reader.ts';
import { unpackList } from './zip.ts';

export interface ListFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ReadOptions = TextListOptions & SchedulerOptions;

type ListContent = Omit<ReadList, 'file' | 'encoding'>;

/**
 * Reads a file of users, whatever its name: a text list from PRONOTE, SIECLE's pupils (also zipped), or an STS file.
 * Works in chunks of some milliseconds, between which progress is reported and the signal checked. Never throws because
 * of a file's content.
 */
export async function readList(
  file: ListFile,
  options: ReadOptions = {},
): Promise<Result<ReadList, ListFailure>> {
  const scheduler = new Scheduler(options);
  try {
    await scheduler.yield(0);
    const read = await readBytes(file, options, scheduler);
    if (read.ok) options.progress?.(1);
    return read;
  } catch (error) {
    if (options.signal?.aborted && error === options.signal.reason) return fail({ kind: 'cancelled' });
    throw error;
  }
}

async function readBytes(
  { name, bytes }: ListFile,
  options: ReadOptions,
  scheduler: Scheduler,
): Promise<Result<ReadList, ListFailure>> {
  if (bytes.length > mostListBytes) return fail({ kind: 'too-large', mostBytes: mostListBytes });
  const kind = kindOfFile(bytes);
  if (kind === 'text') return readText({ name, bytes }, options, scheduler);
  if (kind !== 'zip') return fail({ kind: 'not-a-list', looksLike: kind });
  const unpacked = await unpackList(bytes, scheduler.part(0, 0.2));
  if (!unpacked.ok) return unpacked;
  const inside = unpacked.value.bytes;
  const insideKind = kindOfFile(inside);
  if (insideKind !== 'text') return fail({ kind: 'no-list-in-zip', names: [unpacked.value.name] });
  return readText({ name: `${name}/${unpacked.value.name}`, bytes: inside }, options, scheduler.part(0.2, 1));
}

async function readText(
  { name, bytes }: ListFile,
  options: ReadOptions,
  scheduler: Scheduler,
): Promise<Result<ReadList, ListFailure>> {
  const decoded = await decode(bytes, scheduler.part(0, 0.2));
  if (!decoded.ok) return decoded;
  const { pieces, encoding } = decoded.value;
  if (pieces.every((piece) => piece.trim() === '')) return fail({ kind: 'empty' });
  const content = isXml(pieces)
    ? await readXmlList(name, pieces, scheduler.part(0.2, 1))
    : await readTextList(name, pieces, options, scheduler.part(0.2, 1));
  if (!content.ok) return content;
  const findings = [...encodingFinding(name, decoded.value), ...content.value.findings];
  return succeed({ ...content.value, file: name, encoding, findings });
}

function isXml(pieces: readonly string[]): boolean {
  const first = pieces.find((piece) => piece.trim() !== '') ?? '';
  return /^\s*<[?!\p{L}_]/u.test(first);
}

function encodingFinding(file: string, { doubt, encoding }: DecodedText): readonly UserFinding[] {
  return doubt === null ? [] : [userFinding(doubt, { places: [{ file, line: 1 }], text: encoding })];
}

function xmlListFor(root: string): XmlList | null {
  if (root === 'BEE_ELEVES') return new SiecleList();
  return root === 'STS_EDT' ? new StsList() : null;
}

const usersPerChunk = 1000;

async function readXmlList(
  file: string,
  pieces: readonly string[],
  scheduler: Scheduler,
): Promise<Result<ListContent, ListFailure>> {
  const read = await readXml(pieces, xmlListFor, scheduler.part(0, 0.7));
  if (!read.ok) return read;
  const list = read.value;
  const raws = list.users();
  if (raws.length === 0) return fail({ kind: 'no-users' });
  const findings: UserFinding[] = [];
  const users: User[] = [];
  for (const [index, { line, raw }] of raws.entries()) {
    const user = readUser(raw, { file, line }, (finding) => findings.push(finding));
    if (user !== null) users.push(user);
    if (index % usersPerChunk === usersPerChunk - 1) await scheduler.part(0.7, 1).yield(index / raws.length);
  }
  const schools = schoolsOf(list.school);
  const schoolYear = Number(/^\d{4}/.exec(list.year)?.[0] ?? Number.NaN);
  return succeed({
    shape: list.shape,
    schools,
    schoolYear: Number.isNaN(schoolYear) ? null : schoolYear,
    role: null,
    columns: [],
    users,
    findings,
  });
}

function schoolsOf(text: string): readonly Rne[] {
  const checked = parseRne(text);
  return checked.ok ? [checked.value.rne] : [];
}
