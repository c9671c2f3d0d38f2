import { z } from 'zod';
import type { ImportedFile } from '../domain/imported-file.ts';
import { readSite } from '../domain/pronote-site.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { SettingsFileFailure } from '../domain/settings-change.ts';
import type { OwnSettings } from '../domain/settings-table.ts';
import { migrateSettings, OwnSettingsRecord, settingsVersion } from '../storage/settings-record.ts';
import { checkPolicy } from './check-policy.ts';
import { findJsonFault } from './json-fault.ts';
import { readText } from './rollout-file.ts';

const schemaPrefix = 'urn:compagnon-cdi:settings:';

/** Identifies the format and its version; the JSON schema is `settings_schema.json` in the extension. */
export const settingsSchemaId = `${schemaPrefix}${settingsVersion}`;

/** A settings file: the portable settings and the id of the format. */
export const SettingsFile = z.object({
  $schema: z.literal(settingsSchemaId),
  version: z.literal(settingsVersion),
  ...OwnSettingsRecord.shape,
  pronoteSites: z.array(z.string().refine(isSiteHost)).readonly().default([]),
});

function isSiteHost(text: string): boolean {
  const site = readSite(text);
  return site.ok && site.value === text;
}

/** The text of a settings file. */
export function writeSettingsFile(own: OwnSettings): string {
  const file = { $schema: settingsSchemaId, version: settingsVersion, ...own };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** True for a settings file of any version. */
export function isSettingsFile(content: unknown): content is object {
  const named = z.object({ $schema: z.string().startsWith(schemaPrefix) }).safeParse(content);
  return named.success;
}

/** Reads a file by its content: a settings file, else a policy. `ids` are further ids of the extension in policies. */
export function readPickedFile(bytes: Uint8Array, ids: readonly string[]): ImportedFile {
  const text = readText(bytes);
  const content: unknown = findJsonFault(text) === null ? JSON.parse(text) : null;
  if (!isSettingsFile(content)) return { kind: 'policy', check: checkPolicy(text, ids) };
  const own = readSettingsFile(content);
  return own.ok ? { kind: 'settings', own: own.value } : { kind: 'settings-failure', failure: own.failure };
}

/** Reads a settings file that was parsed as JSON: all of it, or nothing. */
export function readSettingsFile(file: unknown): Result<OwnSettings, SettingsFileFailure> {
  const versioned = z.object({ version: z.number() }).safeParse(file);
  if (versioned.success && versioned.data.version > settingsVersion) return fail({ kind: 'later-version' });
  const content = inCurrentVersion(file);
  const parsed = SettingsFile.safeParse(content);
  if (!parsed.success)
    return fail({ kind: 'wrong-values', places: parsed.error.issues.map(({ path }) => pathText(path)) });
  const unknown = ignoredFields(content, parsed.data, []);
  if (unknown.length > 0) return fail({ kind: 'wrong-values', places: unknown });
  const { $schema: _, version: __, ...own } = parsed.data;
  const ids = own.portals.map(({ id }) => id);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  return repeated === -1
    ? succeed(own)
    : fail({ kind: 'wrong-values', places: [pathText(['portals', repeated, 'id'])] });
}

/** A file of an earlier version after the migrations that stored settings go through. */
function inCurrentVersion(file: unknown): unknown {
  const migrated = migrateSettings(file);
  return migrated !== file && isSettingsFile(migrated)
    ? { ...migrated, $schema: settingsSchemaId }
    : migrated;
}

/** `portals.2.address`, counting from 1. */
function pathText(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');
}

/** Paths of the unknown fields, `__proto__` among them: a misspelt field must not be ignored silently. */
function ignoredFields(written: unknown, read: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (typeof written !== 'object' || written === null) return [];
  if (Array.isArray(written))
    return written.flatMap((item, index) =>
      ignoredFields(item, Array.isArray(read) ? read[index] : undefined, [...path, index]),
    );
  const known = new Map(Object.entries(Object(read)));
  return Object.entries(written).flatMap(([field, value]) =>
    known.has(field)
      ? ignoredFields(value, known.get(field), [...path, field])
      : [pathText([...path, field])],
  );
}
