import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserDriver } from './browsers/page-driver.ts';
import { eventually } from './eventually.ts';

/** A file that the browser has saved; Firefox first holds its place by an empty one. */
export function downloaded({ downloads }: BrowserDriver, name: string): Promise<Buffer> {
  return eventually(`the file ${name}`, async () => {
    const bytes = await readFile(join(downloads, name));
    return bytes.length > 0 ? bytes : null;
  });
}
