import { parseDocument } from 'htmlparser2';
import { fieldNamed, saysSignOut, stateInText } from './account-labels.ts';
import { type Element, isVisible, lineOf, type Node, textOf, visibleIn } from './visible-text.ts';

/** A value with its label, as the page writes them. */
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

/** The records of one table or list, with the headings above it, the nearest first. */
export interface RecordGroup {
  readonly headings: readonly string[];
  readonly records: readonly LabelledRecord[];
}

export interface AccountMarkup {
  readonly asksForPassword: boolean;
  readonly offersSignOut: boolean;
  readonly text: string;
  readonly groups: readonly RecordGroup[];
}

/** Chromium's limit of nested elements; deeper pages are rejected. */
const maxDepth = 512;
/** Elements whose text is read as a whole. Nested ones are read repeatedly, so that their nesting is limited. */
const readWhole = /^(a|button|[uod]l|h[1-6]|legend|caption|summary|table)$/;
const maxWholeDepth = 8;
const headingNames = /^(h[1-6]|legend|caption|summary)$/;

/**
 * Finds the tables and lists of a page that have known labels. The page's markup is not published, so that only its
 * visible text is used, and no classes. Null for a page nested too deep.
 */
export function readAccountMarkup(html: string): AccountMarkup | null {
  const page = parseDocument(html);
  if (isTooDeep(page.children)) return null;
  const found: Findings = { groups: [], asksForPassword: false, offersSignOut: false };
  let headings: readonly Heading[] = [];
  const visit = (node: Node, depth: number): void => {
    if (!isVisible(node)) return;
    const within = readWhole.test(node.name) ? depth + 1 : depth;
    if (within > maxWholeDepth) return;
    if (headingNames.test(node.name)) headings = withHeading(headings, node);
    found.asksForPassword ||= isPassword(node);
    found.offersSignOut ||= isSignOut(node);
    const records = recordsOf(node);
    if (records.length === 0) for (const child of node.children) visit(child, within);
    else found.groups.push({ headings: headingsAbove(node, headings), records });
  };
  for (const node of page.children) visit(node, 0);
  return { ...found, text: page.children.map(textOf).join('\n') };
}

interface Findings {
  readonly groups: RecordGroup[];
  asksForPassword: boolean;
  offersSignOut: boolean;
}

function headingsAbove(element: Element, headings: readonly Heading[]): readonly string[] {
  return [...visibleIn(element, ['caption']).map(lineOf), ...headings.map(({ text }) => text)];
}

function isPassword({ name, attribs }: Element): boolean {
  return name === 'input' && attribs['type']?.toLowerCase() === 'password';
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** The headings that apply after this one, the nearest first: a heading ends those of its own level and below. */
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
  if (element.name === 'table') return contains(element, ['table']) ? [] : tableRecords(element);
  if (element.name === 'dl') return definitionRecords(element);
  if (element.name === 'ul' || element.name === 'ol') {
    return contains(element, ['table', 'dl']) ? [] : listRecords(element);
  }
  return [];
}

/** Rows under a header row; a cell may have its own label (`data-label`), as in responsive tables. */
function tableRecords(table: Element): readonly LabelledRecord[] {
  const rows = visibleIn(table, ['tr']).map((row) =>
    row.children.filter(isVisible).filter(({ name }) => /^t[dh]$/.test(name)),
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

/** A row of a label and its value. */
function pairOf([label, cell, ...rest]: readonly Element[]): LabelledValue[] {
  return label !== undefined && cell !== undefined && rest.length === 0
    ? [labelled(lineOf(label), cell)]
    : [];
}

function definitionRecords(list: Element): readonly LabelledRecord[] {
  let label = '';
  const values: LabelledValue[] = [];
  for (const part of visibleIn(list, ['dt', 'dd'])) {
    if (part.name === 'dt') label = lineOf(part);
    else values.push(labelled(label, part));
  }
  return splitAtRepeats(values);
}

/** An item with several labelled lines, or with one under a link, is a record; other items together form records. */
function listRecords(list: Element): readonly LabelledRecord[] {
  const items = list.children.filter(isVisible).filter(({ name }) => name === 'li');
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

/** The value of a line such as `Titre : Dune`, `À rendre le 14/10/2025`, `Rang 2` or `En retard`; none for others. */
function labelledLine(line: string, link: string | null): LabelledValue[] {
  const colon = /^([^:]{2,40}?)\s*:\s*(.+)$/.exec(line);
  const [, label = '', text = ''] = colon ?? bareValue.exec(line) ?? [];
  if (fieldNamed(label) !== null) return [{ label, text, link }];
  if (colon !== null) return [];
  return line.length <= 20 && stateInText(line) !== null ? [{ label: 'statut', text: line, link: null }] : [];
}

/** A label without colon before a rank or a date, which may begin with its month or day of the week. */
const bareValue =
  /^([^\d:]{2,40}?)\s*((?:\p{L}{3,9},? )?(?:\p{L}{3,9}\.? )?\d{1,4}(?:er|e|st|nd|rd|th)?(?:[\d ,./-][\p{L}\d ,./-]{0,20})?)$/u;

/** Splits labelled values into records: a new one begins where a label is repeated. */
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
  const link = elements
    .flatMap((element) => visibleIn(element, ['a']))
    .find(({ attribs }) => attribs['href']);
  const address = link?.attribs['href'];
  return link === undefined || address === undefined ? null : { text: lineOf(link), address };
}

function contains(element: Element, names: readonly string[]): boolean {
  return visibleIn(element, names, [], 1).length > 0;
}

function isTooDeep(nodes: readonly Node[]): boolean {
  const pending = nodes.map((node) => ({ node, depth: 1 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.depth > maxDepth) return true;
    const depth = next.depth + 1;
    if ('children' in next.node) for (const node of next.node.children) pending.push({ node, depth });
  }
  return false;
}
