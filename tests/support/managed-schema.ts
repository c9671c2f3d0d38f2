import { z } from 'zod';
import { policyKeys } from '../../utils/storage/policy-keys.ts';

/** What Chromium takes in a managed schema; it refuses an extension whose schema has anything else. */
const understood = ['type', 'properties', 'items', 'enum', 'additionalProperties'];

/** Chromium wants a type, and costs the school the whole key where one thing in it has another. */
const anyItem = { type: 'object' };

/** The school's policy as Chromium's `managed_schema` wants it: made from what the policy is read with. */
export function managedSchema(): unknown {
  return plain(z.toJSONSchema(z.object(policyKeys), { io: 'input', unrepresentable: 'any' }));
}

function plain(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema;
  const kept = Object.entries(schema).filter(([key]) => understood.includes(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      key === 'items' && Object.keys(value).length === 0
        ? anyItem
        : key === 'properties'
          ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
          : plain(value),
    ]),
  );
}
