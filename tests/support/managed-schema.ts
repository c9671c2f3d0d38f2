import { z } from 'zod';
import { policyKeys } from '../../utils/storage/policy-keys.ts';
import { PolicyPortal } from '../../utils/storage/policy-portal.ts';

/** What Chromium takes in a managed schema; it refuses an extension whose schema has anything else. */
const understood = ['type', 'properties', 'items', 'enum', 'additionalProperties'];

type Schema = Readonly<Record<string, unknown>>;

/**
 * The school's policy as Chromium's `managed_schema` wants it: made from what the policy is read with. Within a portal
 * it says types and nothing else. Chromium keeps from us what it does not name, and drops the whole key where one value
 * has another type than it says: every other fault is to reach us, who cost no good portal for it.
 */
export function managedSchema(): unknown {
  const { properties, ...schema } = plain(jsonSchema(z.object(policyKeys)), understood);
  const portal = plain(
    jsonSchema(PolicyPortal),
    understood.filter((key) => key !== 'enum'),
  );
  return { ...schema, properties: { ...record(properties), portals: { type: 'array', items: portal } } };
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

/** Chromium knows no alternatives: one shape with all that any of them has. */
function oneOfAll(schema: Schema): Schema {
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (!Array.isArray(alternatives)) return schema;
  const shapes = alternatives.map(record);
  return { ...shapes[0], properties: Object.assign({}, ...shapes.map(({ properties }) => properties)) };
}

function record(value: unknown): Schema {
  return z.record(z.string(), z.unknown()).parse(value);
}
