import type { ImportedFile } from '../domain/imported-file.ts';
import { checkPolicy } from './check-policy.ts';
import { findJsonFault } from './json-fault.ts';
import { readText } from './rollout-file.ts';
import { isSettingsFile, readSettingsFile } from './settings-file.ts';

/** Reads a file by what it says of itself: settings of ours, else a policy, whatever else it may be. */
export function readBrought(bytes: Uint8Array, ids: readonly string[]): ImportedFile {
  const text = readText(bytes);
  const content: unknown = findJsonFault(text) === null ? JSON.parse(text) : null;
  if (!isSettingsFile(content)) return { kind: 'policy', check: checkPolicy(text, ids) };
  const own = readSettingsFile(content);
  return own.ok ? { kind: 'settings', own: own.value } : { kind: 'settings-failure', failure: own.failure };
}
