import type { parseDocument } from 'htmlparser2';
import { dateIn } from './loan-date.ts';

export type Node = ReturnType<typeof parseDocument>['children'][number];
export type Element = Extract<Node, { attribs: { [name: string]: string } }>;

const unseen = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg']);
const blocks =
  /^(address|article|br|d[dlt]|div|fieldset|form|h[1-6]|li|main|nav|ol|p|section|t[dhr]|table|ul)$/;

export function isSeen(node: Node): node is Element {
  if (!('attribs' in node) || unseen.has(node.name) || 'hidden' in node.attribs) return false;
  return !/display\s*:\s*none/i.test(node.attribs['style'] ?? '');
}

/** The seen elements of these names below an element, in page order. */
export function seenIn(
  element: Element,
  names: readonly string[],
  found: Element[] = [],
  most = Number.POSITIVE_INFINITY,
): readonly Element[] {
  for (const child of element.children) {
    if (found.length >= most) break;
    if (!isSeen(child)) continue;
    if (names.includes(child.name)) found.push(child);
    seenIn(child, names, found, most);
  }
  return found;
}

/** What a person would read, one line to a block; a `time` element without a whole date in words gives its own. */
export function textOf(node: Node): string {
  const pieces: string[] = [];
  gather(node, pieces);
  const lines = pieces.join('').split('\n');
  return lines.flatMap((line) => line.replace(/\s+/g, ' ').trim() || []).join('\n');
}

function gather(node: Node, pieces: string[]): void {
  if (node.nodeType === 3) pieces.push(node.data.replace(/\s+/g, ' '));
  if (!isSeen(node)) return;
  const inside: string[] = node.name === 'time' ? [] : pieces;
  const edge = blocks.test(node.name) ? '\n' : '';
  inside.push(edge);
  for (const child of node.children) gather(child, inside);
  inside.push(edge);
  if (inside !== pieces) pieces.push(momentOf(inside.join(''), node.attribs['datetime'] ?? ''));
}

function momentOf(words: string, datetime: string): string {
  return dateIn(words) === null && dateIn(datetime) !== null ? datetime : words;
}

export function lineOf(element: Element): string {
  return textOf(element).replace(/\s+/g, ' ').trim();
}
