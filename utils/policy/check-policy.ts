import type {
  PolicyCheck,
  PolicyFault,
  PolicyFinding,
  PolicyFormat,
  PolicyProblem,
} from '../domain/policy-check.ts';
import type { Portal } from '../domain/portal.ts';
import { parseRne, withExpectedLetter } from '../domain/rne.ts';
import { understandPolicy } from '../storage/policy-keys.ts';
import { type ForOthers, type FoundPolicy, findPolicy } from './find-policy.ts';
import { findJsonFault } from './json-fault.ts';
import { looksLikeRegistry, readRegistry } from './registry-file.ts';
import { registryPolicy } from './registry-policy.ts';

/**
 * Checks a policy file for what does not work or is probably a mistake. Values are read as the extension reads them from
 * the browser. `ids` are further ids of the extension.
 */
export function checkPolicy(text: string, ids: readonly string[] = []): PolicyCheck {
  const content = text.replace(/^\ufeff/, '');
  if (content.trim() === '') return failed(null, { kind: 'empty' });
  if (looksLikeRegistry(content)) return checkRegistry(content, ids);
  const fault = findJsonFault(content);
  if (fault !== null) return failed(null, { kind: 'not-json', ...fault });
  return checkFound(findPolicy(JSON.parse(content), ids), []);
}

function checkRegistry(content: string, ids: readonly string[]): PolicyCheck {
  const keys = readRegistry(content);
  if (!keys.ok) return failed('registry', { kind: 'not-registry', line: keys.failure.line });
  const { found, findings } = registryPolicy(keys.value, ids);
  return checkFound(found, findings);
}

function checkFound(found: FoundPolicy | ForOthers | null, before: readonly PolicyFinding[]): PolicyCheck {
  if (found === null) return failed(null, { kind: 'nothing-for-us' });
  const { format, place } = found;
  if ('ids' in found) return failed(format, { kind: 'other-extensions', ids: found.ids }, place);
  const { policy, faults } = understandPolicy(found.values);
  const portals = policy.portals ?? [];
  const written = Array.isArray(found.values['portals']) ? found.values['portals'] : [];
  const invalid = new Set(
    faults.flatMap(({ portal, kind }) => (kind === 'unknown-key' ? [] : [portal?.number])),
  );
  const numbers = written.map((_, index) => index + 1).filter((number) => !invalid.has(number));
  // Chromium validates the values first, Firefox passes them as they are.
  const isDropped = format !== 'firefox-json' && faults.some(isWrongTypeInPortal);
  const findings = [
    ...before,
    ...(isDropped ? [allPortalsFinding([...place, 'portals'])] : []),
    ...faults.map((fault) => findingOf(fault, place)),
    ...written.flatMap((value, index) => letterFinding(value, [...place, 'portals', String(index + 1)])),
    ...duplicateFindings(portals, numbers, [...place, 'portals']),
  ];
  const errorsFirst = findings.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return { format, findings: errorsFirst, portals: isDropped ? [] : portals.map(({ name }) => name) };
}

function failed(
  format: PolicyFormat | null,
  problem: PolicyProblem,
  place: readonly string[] = [],
): PolicyCheck {
  return { format, findings: [{ level: 'error', place, problem }], portals: [] };
}

/** An unknown key is ignored; an invalid value makes its key or portal unusable. */
function findingOf(fault: PolicyFault, place: readonly string[]): PolicyFinding {
  const { key, portal, field, kind } = fault;
  return {
    level: kind === 'unknown-key' ? 'warning' : 'error',
    place: [
      ...place,
      key,
      ...(portal === null ? [] : [String(portal.number)]),
      ...(field === null ? [] : field.split('.')),
    ],
    problem: { kind: 'fault', fault },
  };
}

function isWrongTypeInPortal({ portal, kind }: PolicyFault): boolean {
  return portal !== null && kind === 'wrong-type';
}

function allPortalsFinding(place: readonly string[]): PolicyFinding {
  return { level: 'error', place, problem: { kind: 'costs-all-portals' } };
}

function letterFinding(value: unknown, place: readonly string[]): readonly PolicyFinding[] {
  const written = typeof value === 'object' && value !== null && 'rne' in value ? value.rne : null;
  const rne = typeof written === 'string' ? parseRne(written) : null;
  if (!rne?.ok || rne.value.letterIsExpected) return [];
  const problem = { kind: 'letter', rne: rne.value.rne, expected: withExpectedLetter(rne.value) } as const;
  return [{ level: 'warning', place: [...place, 'rne'], problem }];
}

/** Portals that are there twice; `numbers` are their positions in the file. */
function duplicateFindings(
  portals: readonly Portal[],
  numbers: readonly number[],
  place: readonly string[],
): readonly PolicyFinding[] {
  return portals.flatMap(({ rne, address }, index) => {
    const same = portals.findIndex((other) => other.rne === rne && other.address === address);
    const [number, own] = [numbers[same], numbers[index]];
    if (same === index || number === undefined) return [];
    return [{ level: 'warning', place: [...place, String(own)], problem: { kind: 'same-portal', number } }];
  });
}
