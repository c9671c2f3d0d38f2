import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

export interface Size {
  readonly minified: number;
  readonly compressed: number;
}

/** Size in bytes of the content script for PRONOTE's pages, style sheet included. */
export function contentScriptSize(folder: string): Size {
  const script = readFileSync(`${folder}/pronote.js`);
  return { minified: script.byteLength, compressed: gzipSync(script).byteLength };
}
