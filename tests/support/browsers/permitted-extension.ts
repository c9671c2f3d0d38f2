import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const Manifest = z.looseObject({
  permissions: z.array(z.string()),
  optional_permissions: z.array(z.string()),
});

/**
 * Creates a copy of the built extension with all optional permissions granted, because a test cannot click the
 * browser's permission prompt. The caller deletes the folder.
 */
export function permittedExtension(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'compagnon-agreed-'));
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const { permissions, optional_permissions, ...manifest } = Manifest.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  writeFileSync(
    file,
    JSON.stringify({
      ...manifest,
      permissions: [...permissions, ...optional_permissions],
      optional_permissions,
    }),
  );
  return copy;
}
