import { parseDocument } from 'htmlparser2';
import { fieldNamed, saysSignOut, stateNamed } from './account-labels.ts';
import { type Element, isSeen, lineOf, type Node, seenIn, textOf } from './account-text.ts';

/** A value and the label it stands under, as the page writes them. */
export interface LabelledValue {
  readonly label: string;
  readonly text: string;
  readonly link: string | null;
}

/** One row of a table or one item of a list. */
export interface LabelledRecord {
  readonly values: readonly LabelledValue[];
  readonly firstLink: { readonly text: string; readonly address: string } | null;
}

/** The records of one table or list, under the headings that stand before it, the nearest first. */
interface RecordGroup {
  readonly headings: readonly string[];
  readonly records: readonly LabelledRecord[];
}

export interface AccountMarkup {
  readonly asksForPassword: boolean;
  readonly offersSignOut: boolean;
  readonly text: string;
  readonly groups: readonly RecordGroup[];
}

/** Browsers nest no deeper than 512 (Chromium); a deeper page is not one that people read. */
const deepest = 512;
/** What is read whole, each time it stands in another: a few times over is enough for people, and soon read. */
const readWhole = /^(a|button|[uod]l|h[1-6]|legend|caption|summary|table)$/;
const deepestReading = 8;
const headingNames = /^(h[1-6]|legend|caption|summary)$/;
/**
 * Finds the tables and lists of a page that have labels we know, whatever their classes.
 * The page's markup is not published, so only what a person would read is used. Null for a page nested too deep.
 */
export function readAccountMarkup(html: string): AccountMarkup | null {
  const page = parseDocument(html);
  if (isTooDeep(page.children)) return null;
  const found: Findings = { groups: [], asksForPassword: false, offersSignOut: false };
  let headings: readonly Heading[] = [];
  const visit = (node: Node, depth: number): void => {
    if (!isSeen(node)) return;
    const within = readWhole.test(node.name) ? depth + 1 : depth;
    if (within > deepestReading) return;
    if (headingNames.test(node.name)) headings = withHeading(headings, node);
    found.asksForPassword ||= isPassword(node);
    found.offersSignOut ||= isSignOut(node);
    const records = recordsOf(node);
    if (records.length === 0) for (const child of node.children) visit(child, within);
    else found.groups.push({ headings: headingsOver(node, headings), records });
  };
  for (const node of page.children) visit(node, 0);
  return { ...found, text: page.children.map(textOf).join('\n') };
}

interface Findings {
  readonly groups: RecordGroup[];
  asksForPassword: boolean;
  offersSignOut: boolean;
}

function headingsOver(element: Element, headings: readonly Heading[]): readonly string[] {
  return [...seenIn(element, ['caption']).map(lineOf), ...headings.map(({ text }) => text)];
}

function isPassword({ name, attribs }: Element): boolean {
  return name === 'input' && attribs['type']?.toLowerCase() === 'password';
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The headings that hold after this one, the nearest first: a heading ends those of its own level and below. */
function withHeading(before: readonly Heading[], element: Element): readonly Heading[] {
  const level = Number(/^h(\d)$/.exec(element.name)?.[1] ?? 7);
  return [{ level, text: lineOf(element) }, ...before.filter((heading) => heading.level < level)];
}

function isSignOut(element: Element): boolean {
  const { href, action, value, title } = element.attribs;
  if (element.name === 'form') return saysSignOut(action ?? '');
  if (!/^(a|button|input)$/.test(element.name)) return false;
  return saysSignOut([lineOf(element), href, value, title, element.attribs['aria-label']].join(' '));
}

function recordsOf(element: Element): readonly LabelledRecord[] {
  if (element.name === 'table') return holds(element, ['table']) ? [] : tableRecords(element);
  if (element.name === 'dl') return definitionRecords(element);
  if (element.name === 'ul' || element.name === 'ol') {
    return holds(element, ['table', 'dl']) ? [] : listRecords(element);
  }
  return [];
}

/** A row under a row of labels; a cell may carry its label itself, as tables made for small screens do. */
function tableRecords(table: Element): readonly LabelledRecord[] {
  const rows = seenIn(table, ['tr']).map((row) =>
    row.children.filter(isSeen).filter(({ name }) => /^t[dh]$/.test(name)),
  );
  const headerAt = rows.findIndex(
    (cells) => cells.filter((cell) => fieldNamed(lineOf(cell)) !== null).length > 1,
  );
  const header = (rows[headerAt] ?? []).map(lineOf);
  const records = rows.slice(headerAt + 1).flatMap((cells): LabelledRecord[] => {
    const values = cells.map((cell, column) =>
      labelled(cell.attribs['data-label'] ?? header[column] ?? '', cell),
    );
    return values.length > 1 && values.some(isKnown) ? [{ values, firstLink: firstLinkIn(cells) }] : [];
  });
  return records.length > 0 ? records : splitAtRepeats(rows.flatMap(pairOf));
}

/** A row that is itself a label and its value. */
function pairOf([label, cell, ...rest]: readonly Element[]): LabelledValue[] {
  return label !== undefined && cell !== undefined && rest.length === 0
    ? [labelled(lineOf(label), cell)]
    : [];
}

function definitionRecords(list: Element): readonly LabelledRecord[] {
  let label = '';
  const values: LabelledValue[] = [];
  for (const part of seenIn(list, ['dt', 'dd'])) {
    if (part.name === 'dt') label = lineOf(part);
    else values.push(labelled(label, part));
  }
  return splitAtRepeats(values);
}

/** An item is a record when it has several labelled lines, or one under a link; else its neighbours complete it. */
function listRecords(list: Element): readonly LabelledRecord[] {
  const items = list.children.filter(isSeen).filter(({ name }) => name === 'li');
  const records = items.map((item): LabelledRecord => {
    const firstLink = firstLinkIn([item]);
    const values = textOf(item)
      .split('\n')
      .flatMap((line) => labelledLine(line, firstLink?.address ?? null));
    return { values, firstLink };
  });
  const isWhole = ({ values, firstLink }: LabelledRecord) =>
    values.length > 1 ||
    (values[0] !== undefined && firstLink !== null && fieldNamed(values[0].label) !== 'title');
  const filled = records.filter(({ values }) => values.length > 0);
  return filled.some(isWhole) ? filled : splitAtRepeats(filled.flatMap(({ values }) => values));
}

/** A line such as `Titre : Dune`, `À rendre le 14/10/2025`, `Rang 2` or `En retard`. */
function labelledLine(line: string, link: string | null): LabelledValue[] {
  const colon = /^([^:]{2,40}?)\s*:\s*(.+)$/.exec(line);
  const [, label = '', text = ''] = colon ?? bareValue.exec(line) ?? [];
  if (fieldNamed(label) !== null) return [{ label, text, link }];
  if (colon !== null) return [];
  return line.length <= 20 && stateNamed(line) !== null ? [{ label: 'statut', text: line, link: null }] : [];
}

/** A label without colon before a date, whose month or day of the week may come first, or before a rank. */
const bareValue =
  /^([^\d:]{2,40}?)\s*((?:\p{L}{3,9},? )?(?:\p{L}{3,9}\.? )?\d{1,4}(?:er|e|st|nd|rd|th)?(?:[\d ,./-][\p{L}\d ,./-]{0,20})?)$/u;

/** Cuts a run of labelled values into records: each begins where a label comes back. */
function splitAtRepeats(values: readonly LabelledValue[]): readonly LabelledRecord[] {
  const records: LabelledValue[][] = [];
  for (const value of values.filter(isKnown)) {
    const record = records.at(-1);
    const isRepeat = record?.some(({ label }) => fieldNamed(label) === fieldNamed(value.label)) ?? true;
    if (record === undefined || isRepeat) records.push([value]);
    else record.push(value);
  }
  return records.map((record) => ({ values: record, firstLink: null }));
}

function isKnown({ label }: LabelledValue): boolean {
  return fieldNamed(label) !== null;
}

function labelled(label: string, element: Element): LabelledValue {
  return { label, text: lineOf(element), link: firstLinkIn([element])?.address ?? null };
}

function firstLinkIn(elements: readonly Element[]): LabelledRecord['firstLink'] {
  const link = elements.flatMap((element) => seenIn(element, ['a'])).find(({ attribs }) => attribs['href']);
  const address = link?.attribs['href'];
  return link === undefined || address === undefined ? null : { text: lineOf(link), address };
}

function holds(element: Element, names: readonly string[]): boolean {
  return seenIn(element, names, [], 1).length > 0;
}

function isTooDeep(nodes: readonly Node[]): boolean {
  const waiting = nodes.map((node) => ({ node, depth: 1 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > deepest) return true;
    const depth = next.depth + 1;
    if ('children' in next.node) for (const node of next.node.children) waiting.push({ node, depth });
  }
  return false;
}
