import { type MessageKey, message } from '../../../utils/browser/i18n.ts';
import type { FeedSettings } from '../../../utils/domain/feed.ts';
import type { PolicyFault, PolicyFormat, PolicyProblem } from '../../../utils/domain/policy-check.ts';
import { type Portal, type PortalField, portalFields } from '../../../utils/domain/portal.ts';
import { draftFields } from '../../../utils/domain/portal-draft.ts';
import type { RolloutTarget } from '../../../utils/domain/rollout.ts';
import type { SettingsChange } from '../../../utils/domain/settings-change.ts';
import { isPolicyKey, settingsTable } from '../../../utils/domain/settings-table.ts';
import { type Delegation, signOnServer } from '../../../utils/domain/sign-on-methods.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import { faultText } from '../fault-text.ts';

const wrongFieldKeys: Readonly<Record<string, MessageKey>> = {
  delegation: 'policy_wrong_delegation',
  classes: 'policy_wrong_classes',
  webspaces: 'policy_wrong_webspaces',
};

/** What is wrong in a policy, and how to correct it. */
export function policyFaultText({ key, portal, field, kind }: PolicyFault): string {
  if (kind === 'unknown-key' || kind === 'repeated-id') return message(`policy_${snakeCase(kind)}`);
  if (kind === 'wrong-value' || kind === 'wrong-type') {
    if (portal === null) return message(isPolicyKey(key) ? settingsTable[key].wrong : 'policy_wrong_text');
    if (field === null) return message('policy_wrong_portal');
    return message(wrongFieldKeys[field] ?? 'policy_wrong_text');
  }
  const known = draftFields.find((name) => name === field);
  return (known && faultText(known, kind)) ?? message('policy_wrong_text');
}

/** `portals › 2 › address`, with the portal's name where it has one. */
export function faultPlace({ key, portal, field }: PolicyFault): string {
  const named = portal?.name ? `${portal.number} (${portal.name})` : String(portal?.number ?? '');
  return placeText([key, ...(portal === null ? [] : [named]), ...(field === null ? [] : field.split('.'))]);
}

export function placeText(place: readonly string[]): string {
  return place.join(' › ');
}

/** What a check of a policy file found, and how to correct it. */
export function problemText(problem: PolicyProblem): string {
  switch (problem.kind) {
    case 'fault':
      return policyFaultText(problem.fault);
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
      return message(`policy_${snakeCase(problem.kind)}`);
  }
}

export function formatText(format: PolicyFormat): string {
  return message(`policy_format_${snakeCase(format)}`);
}

/** One change as a sentence. */
export function changeText(change: SettingsChange): string {
  switch (change.kind) {
    case 'portal-added':
    case 'portal-removed':
      return message(`change_${snakeCase(change.kind)}`, change.portal.name, change.portal.rne);
    case 'portal-changed':
      return message('change_portal_changed', change.before.name);
    case 'order':
      return message('change_order', change.names.join(', '));
    case 'site-added':
    case 'site-removed':
      return message(`change_${snakeCase(change.kind)}`, change.host);
    case 'policy-feed':
      return message('change_policy_feed');
    case 'setting':
      return message(change.text);
  }
}

export function fieldLabel(field: PortalField): string {
  return message(portalFields[field]);
}

/** The value of a portal's field. */
export function fieldText(portal: Portal, field: PortalField): string {
  switch (field) {
    case 'delegation':
      return signOnText(portal.delegation);
    case 'classes':
    case 'webspaces':
      return portal[field].join(', ') || message('change_all');
    case 'loanSources':
      return orNothing(
        portal.loanSources.map((source) => message(`recovery_${snakeCase(source)}`)).join(', '),
      );
    case 'feed':
      return orNothing(portal.feed === undefined ? null : feedText(portal.feed));
    default:
      return orNothing(portal[field]);
  }
}

function signOnText(delegation: Delegation): string {
  const method = message(`sign_on_${delegation.kind}`);
  const server = signOnServer(delegation);
  return server === null ? method : `${method} (${server})`;
}

function feedText({ profile, encoding, endpoint, keyRule }: FeedSettings): string {
  const key = keyRule?.kind === 'number' ? keyRule.name : null;
  return [profile, encoding, endpoint, key].filter((part) => part !== null).join(', ');
}

function orNothing(value: string | null): string {
  return value || message('change_nothing');
}

const checkChrome = 'steps_look_chrome';
const checkEdge = 'steps_look_edge';

const steps = {
  'chrome-windows': ['steps_windows_one', 'steps_windows_all', checkChrome],
  'edge-windows': ['steps_windows_one', 'steps_windows_all', checkEdge],
  firefox: ['steps_firefox_windows', 'steps_firefox_others', 'steps_firefox_merge', 'steps_look_firefox'],
  'google-admin': ['steps_google_open', 'steps_google_add', 'steps_google_paste'],
  'chrome-linux': ['steps_chrome_linux', 'steps_linux_rights', checkChrome],
  'edge-linux': ['steps_edge_linux', 'steps_linux_rights', checkEdge],
  'chrome-macos': ['steps_macos', checkChrome],
  'edge-macos': ['steps_macos', checkEdge],
} as const satisfies Record<RolloutTarget, readonly MessageKey[]>;

/** Where to put the file, and how to check that the browser reads it. */
export function installSteps(target: RolloutTarget): readonly string[] {
  return steps[target].map((key) => message(key));
}
