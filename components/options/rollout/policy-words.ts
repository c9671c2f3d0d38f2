import type { PolicyFormat, PolicyProblem } from '../../../utils/domain/policy-check.ts';
import type { PolicyFault } from '../../../utils/domain/policy-fault.ts';
import { draftFields } from '../../../utils/domain/portal-draft.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';
import { faultWords } from '../fault-words.ts';

const wrongValue: Readonly<Record<string, MessageKey>> = {
  nativeWidget: 'policy_wrong_native_widget',
  pronoteSites: 'policy_wrong_sites',
  computer: 'policy_wrong_computer',
  language: 'policy_wrong_language',
  reminders: 'policy_wrong_reminders',
  compat: 'policy_wrong_compat',
};

const wrongField: Readonly<Record<string, MessageKey>> = {
  delegation: 'policy_wrong_delegation',
  classes: 'policy_wrong_classes',
  webspaces: 'policy_wrong_webspaces',
};

/** What is wrong in a policy, and how to set it right. */
export function policyFaultWords({ key, portal, field, kind }: PolicyFault): string {
  if (kind === 'unknown-key') return message('policy_unknown_key');
  if (kind === 'repeated-id') return message('policy_repeated_id');
  if (kind === 'wrong-value' || kind === 'wrong-type') {
    if (key !== 'portals') return message(wrongValue[key] ?? 'policy_wrong_text');
    if (portal === null) return message('policy_wrong_portals');
    if (field === null) return message('policy_wrong_portal');
    return message(wrongField[field] ?? 'policy_wrong_text');
  }
  const known = draftFields.find((name) => name === field);
  return (known && faultWords(known, kind)) ?? message('policy_wrong_text');
}

/** `portals › 2 › address`, with the portal's name where it has one. */
export function faultPlace({ key, portal, field }: PolicyFault): string {
  const named = portal?.name ? `${portal.number} (${portal.name})` : String(portal?.number ?? '');
  return placeWords([key, ...(portal === null ? [] : [named]), ...(field === null ? [] : field.split('.'))]);
}

export function placeWords(place: readonly string[]): string {
  return place.join(' › ');
}

/** What the check found, and what to do about it. */
export function problemWords(problem: PolicyProblem): string {
  switch (problem.kind) {
    case 'fault':
      return policyFaultWords(problem.fault);
    case 'not-json':
      return message('policy_not_json', String(problem.line), String(problem.column));
    case 'not-registry':
      return message('policy_not_registry', String(problem.line));
    case 'other-extensions':
      return message('policy_other_extensions', problem.ids.slice(0, 5).join(', '));
    case 'letter':
      return message('policy_letter', problem.rne, problem.expected);
    case 'same-portal':
      return message('policy_same_portal', String(problem.number));
    default:
      return message(plainProblems[problem.kind]);
  }
}

const plainProblems = {
  empty: 'policy_empty',
  'nothing-for-us': 'policy_nothing_for_us',
  'costs-all-portals': 'policy_costs_all',
  'not-json-value': 'policy_not_json_value',
} as const satisfies Readonly<Record<string, MessageKey>>;

const formats = {
  'chrome-json': 'policy_format_chrome',
  'firefox-json': 'policy_format_firefox',
  'google-admin': 'policy_format_google',
  registry: 'policy_format_registry',
  bare: 'policy_format_bare',
} as const satisfies Record<PolicyFormat, MessageKey>;

export function formatWords(format: PolicyFormat): string {
  return message(formats[format]);
}
