import { z } from 'zod';
import { PolicyPortal } from '../../utils/storage/portal-record.ts';
import { policySchemas } from '../../utils/storage/settings-record.ts';

/** The keywords that Chromium accepts in a managed schema; it refuses an extension whose schema has others. */
const accepted = ['type', 'properties', 'items', 'enum', 'additionalProperties'];

type Schema = Readonly<Record<string, unknown>>;

/**
 * Chromium's `managed_schema`, generated from the schemas that read the policy. Within a portal it has types only:
 * Chromium drops the whole key for one value that does not match, and values that the schema does not name. Every other
 * fault must reach the extension, which ignores the invalid portal only.
 */
export function managedSchema(): unknown {
  const { properties, ...schema } = plain(jsonSchema(z.object(policySchemas)), accepted);
  const portal = plain(
    jsonSchema(PolicyPortal),
    accepted.filter((key) => key !== 'enum'),
  );
  const { portals: _, reminders, ...others } = record(properties);
  const inOrder = Object.fromEntries(Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...schema, properties: { ...inOrder, portals: { type: 'array', items: portal }, reminders } };
}

function jsonSchema(shape: z.ZodType): Schema {
  return record(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }));
}

function plain(schema: Schema, keys: readonly string[]): Schema {
  const kept = Object.entries(oneOfAll(schema)).filter(([key]) => keys.includes(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, plainPart(key, value, keys)]));
}

function plainPart(key: string, value: unknown, keys: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (key !== 'properties') return plain(record(value), keys);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(record(part), keys)]));
}

/** Chromium has no alternatives: merges them into one shape with the properties of all. */
function oneOfAll(schema: Schema): Schema {
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (!Array.isArray(alternatives)) return schema;
  const shapes = alternatives.map(record);
  return { ...shapes[0], properties: Object.assign({}, ...shapes.map(({ properties }) => properties)) };
}

function record(value: unknown): Schema {
  return z.record(z.string(), z.unknown()).parse(value);
}
