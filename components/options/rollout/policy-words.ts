import { type MessageKey, message } from '../../../utils/browser/i18n.ts';
import type { FeedSettings } from '../../../utils/domain/feed.ts';
import type { LoanSource } from '../../../utils/domain/loan-sources.ts';
import type { PolicyFormat, PolicyProblem } from '../../../utils/domain/policy-check.ts';
import type { PolicyFault } from '../../../utils/domain/policy-fault.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { draftFields } from '../../../utils/domain/portal-draft.ts';
import type { RolloutTarget } from '../../../utils/domain/rollout.ts';
import type { ComparedField, SettingsChange } from '../../../utils/domain/settings-change.ts';
import { type Delegation, signOnServer } from '../../../utils/domain/sign-on-methods.ts';
import { faultWords } from '../role-words.ts';

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

/** One change as a sentence. */
export function changeWords(change: SettingsChange): string {
  switch (change.kind) {
    case 'portal-added':
      return message('change_portal_added', change.portal.name, change.portal.rne);
    case 'portal-removed':
      return message('change_portal_removed', change.portal.name, change.portal.rne);
    case 'portal-changed':
      return message('change_portal_changed', change.before.name);
    case 'order':
      return message('change_order', change.names.join(', '));
    case 'native-widget':
      return message(change.after === 'replace' ? 'change_widget_replace' : 'change_widget_beside');
    case 'site-added':
      return message('change_site_added', change.host);
    case 'site-removed':
      return message('change_site_removed', change.host);
    case 'policy-feed':
      return message('change_policy_feed');
    case 'reminders':
      return message('change_reminders');
  }
}

const fields = {
  rne: 'field_rne',
  name: 'field_name',
  description: 'field_description',
  address: 'field_address',
  delegation: 'sign_on_title',
  searchTemplate: 'field_template',
  loansApi: 'field_loans_api',
  loanSources: 'recovery_title',
  classes: 'change_classes',
  webspaces: 'change_webspaces',
  feed: 'section_exports',
} as const satisfies Record<ComparedField, MessageKey>;

export function fieldWords(field: ComparedField): string {
  return message(fields[field]);
}

const recoveries = {
  'loans-api': 'recovery_api',
  'account-page': 'recovery_account',
  'pronote-widget': 'recovery_widget',
} as const satisfies Record<LoanSource, MessageKey>;

/** What stands in a field of a portal, for people. */
export function fieldValue(portal: Portal, field: ComparedField): string {
  switch (field) {
    case 'delegation':
      return signOnValue(portal.delegation);
    case 'classes':
    case 'webspaces':
      return portal[field].join(', ') || message('change_all');
    case 'loanSources':
      return orNothing(portal.loanSources.map((source) => message(recoveries[source])).join(', '));
    case 'feed':
      return orNothing(portal.feed === undefined ? null : feedValue(portal.feed));
    default:
      return orNothing(portal[field]);
  }
}

function signOnValue(delegation: Delegation): string {
  const method = message(`sign_on_${delegation.kind}`);
  const server = signOnServer(delegation);
  return server === null ? method : `${method} (${server})`;
}

function feedValue({ profile, encoding, endpoint, keyRule }: FeedSettings): string {
  const key = keyRule?.kind === 'number' ? keyRule.name : null;
  return [profile, encoding, endpoint, key].filter((part) => part !== null).join(', ');
}

function orNothing(value: string | null): string {
  return value || message('change_nothing');
}

const names = {
  'chrome-windows': 'target_chrome_windows',
  'edge-windows': 'target_edge_windows',
  firefox: 'target_firefox',
  'google-admin': 'target_google_admin',
  'chrome-linux': 'target_chrome_linux',
  'edge-linux': 'target_edge_linux',
  'chrome-macos': 'target_chrome_macos',
  'edge-macos': 'target_edge_macos',
} as const satisfies Record<RolloutTarget, MessageKey>;

export function targetWords(target: RolloutTarget): string {
  return message(names[target]);
}

const inChrome = 'steps_look_chrome';
const inEdge = 'steps_look_edge';

const steps = {
  'chrome-windows': ['steps_windows_one', 'steps_windows_all', inChrome],
  'edge-windows': ['steps_windows_one', 'steps_windows_all', inEdge],
  firefox: ['steps_firefox_windows', 'steps_firefox_others', 'steps_firefox_merge', 'steps_look_firefox'],
  'google-admin': ['steps_google_open', 'steps_google_add', 'steps_google_paste'],
  'chrome-linux': ['steps_chrome_linux', 'steps_linux_rights', inChrome],
  'edge-linux': ['steps_edge_linux', 'steps_linux_rights', inEdge],
  'chrome-macos': ['steps_macos', inChrome],
  'edge-macos': ['steps_macos', inEdge],
} as const satisfies Record<RolloutTarget, readonly MessageKey[]>;

/** Where the file goes, and how to see that it arrived. */
export function stepsWords(target: RolloutTarget): readonly string[] {
  return steps[target].map((key) => message(key));
}
