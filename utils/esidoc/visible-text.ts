import type { parseDocument } from 'htmlparser2';
import { findDate } from './portal-text.ts';

export type Node = ReturnType<typeof parseDocument>['children'][number];
export type Element = Extract<Node, { attribs: { [name: string]: string } }>;

const invisible = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg']);
const blocks =
  /^(address|article|br|d[dlt]|div|fieldset|form|h[1-6]|li|main|nav|ol|p|section|t[dhr]|table|ul)$/;

/** Whether a node is an element that a browser renders, as far as its own markup tells. */
export function isVisible(node: Node): node is Element {
  if (!('attribs' in node) || invisible.has(node.name) || 'hidden' in node.attribs) return false;
  return !/display\s*:\s*none/i.test(node.attribs['style'] ?? '');
}

/** The visible elements with these names below an element, in page order; at most `most`. */
export function visibleIn(
  element: Element,
  names: readonly string[],
  found: Element[] = [],
  most = Number.POSITIVE_INFINITY,
): readonly Element[] {
  for (const child of element.children) {
    if (found.length >= most) break;
    if (!isVisible(child)) continue;
    if (names.includes(child.name)) found.push(child);
    visibleIn(child, names, found, most);
  }
  return found;
}

/** The visible text, one line per block; for a `time` element without a complete date, its `datetime` attribute. */
export function textOf(node: Node): string {
  const pieces: string[] = [];
  collect(node, pieces);
  const lines = pieces.join('').split('\n');
  return lines.flatMap((line) => line.replace(/\s+/g, ' ').trim() || []).join('\n');
}

function collect(node: Node, pieces: string[]): void {
  if (node.nodeType === 3) pieces.push(node.data.replace(/\s+/g, ' '));
  if (!isVisible(node)) return;
  const inside: string[] = node.name === 'time' ? [] : pieces;
  const edge = blocks.test(node.name) ? '\n' : '';
  inside.push(edge);
  for (const child of node.children) collect(child, inside);
  inside.push(edge);
  if (inside !== pieces) pieces.push(timeText(inside.join(''), node.attribs['datetime'] ?? ''));
}

function timeText(text: string, datetime: string): string {
  return findDate(text) === null && findDate(datetime) !== null ? datetime : text;
}

/** The visible text in one line. */
export function lineOf(element: Element): string {
  return textOf(element).replace(/\s+/g, ' ').trim();
}
