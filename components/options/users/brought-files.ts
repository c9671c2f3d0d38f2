import type { BroughtFile } from './users-ports.ts';

export function fileOf(file: File): BroughtFile {
  return {
    name: file.name,
    size: file.size,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

/** Pasted text as if it had come in a file. */
export function textFile(name: string, text: string): BroughtFile {
  const bytes = new TextEncoder().encode(text);
  return { name, size: bytes.length, bytes: async () => bytes };
}
