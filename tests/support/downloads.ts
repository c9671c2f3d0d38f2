import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserDriver } from './browsers/page-driver.ts';
import { eventually } from './eventually.ts';

/** The content of a saved file; Firefox first creates an empty placeholder. */
export function downloaded({ downloads }: BrowserDriver, name: string): Promise<Buffer> {
  return eventually(`the file ${name}`, async () => {
    const bytes = await readFile(join(downloads, name));
    return bytes.length > 0 ? bytes : null;
  });
}
