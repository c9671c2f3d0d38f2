import { z } from 'zod';
import type { OwnSettings } from '../domain/own-settings.ts';
import { readSite } from '../domain/pronote-site.ts';
import { fail, type Result, succeed } from '../domain/result.ts';
import type { SettingsFileFailure } from '../domain/settings-change.ts';
import { OwnSettingsRecord } from '../storage/settings-record.ts';

/** Names the shape of the file, and its version; the shape itself is `settings_schema.json` in the extension. */
export const settingsSchemaId = 'urn:compagnon-cdi:settings:1';

/** A file of settings: what can be carried to another computer, under the name of its shape. */
export const SettingsFile = z.object({
  $schema: z.literal(settingsSchemaId),
  version: z.literal(1),
  ...OwnSettingsRecord.shape,
  pronoteSites: z.array(z.string().refine(isSiteHost)).readonly().default([]),
});

function isSiteHost(text: string): boolean {
  const site = readSite(text);
  return site.ok && site.value === text;
}

/** The settings as a file for another computer, or for another day. */
export function writeSettingsFile(own: OwnSettings): string {
  return `${JSON.stringify({ $schema: settingsSchemaId, version: 1, ...own }, null, 2)}\n`;
}

/** True for what says of itself that it is a file of settings, of whatever version. */
export function isSettingsFile(content: unknown): boolean {
  const named = z.object({ $schema: z.string() }).safeParse(content);
  return named.success && named.data.$schema.startsWith('urn:compagnon-cdi:settings:');
}

/** Reads a file of settings that was parsed as JSON: all of it, or nothing. */
export function readSettingsFile(content: unknown): Result<OwnSettings, SettingsFileFailure> {
  const versioned = z.object({ version: z.number() }).safeParse(content);
  if (versioned.success && versioned.data.version > 1) return fail({ kind: 'later-version' });
  const parsed = SettingsFile.safeParse(content);
  if (!parsed.success)
    return fail({ kind: 'wrong-values', places: parsed.error.issues.map(({ path }) => placeWords(path)) });
  const strangers = passedOver(content, parsed.data, []);
  if (strangers.length > 0) return fail({ kind: 'wrong-values', places: strangers });
  const { $schema: _, version: __, ...own } = parsed.data;
  const ids = own.portals.map(({ id }) => id);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  return repeated === -1
    ? succeed(own)
    : fail({ kind: 'wrong-values', places: [placeWords(['portals', repeated, 'id'])] });
}

/** `portals.2.address`, the first of a list being 1. */
function placeWords(path: readonly PropertyKey[]): string {
  return path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join('.');
}

/** Fields of the file that nothing was read from, `__proto__` among them: a misspelt one would silently not count. */
function passedOver(written: unknown, read: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (typeof written !== 'object' || written === null) return [];
  if (Array.isArray(written))
    return written.flatMap((item, index) =>
      passedOver(item, Array.isArray(read) ? read[index] : undefined, [...path, index]),
    );
  const known = new Map(Object.entries(Object(read)));
  return Object.entries(written).flatMap(([field, value]) =>
    known.has(field) ? passedOver(value, known.get(field), [...path, field]) : [placeWords([...path, field])],
  );
}
