import type { FeedSettings } from '../../../utils/domain/feed.ts';
import type { LoanSource } from '../../../utils/domain/loan.ts';
import type { Delegation, Portal } from '../../../utils/domain/portal.ts';
import type { ComparedField, SettingsChange } from '../../../utils/domain/settings-change.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';

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

const signOns = {
  none: 'sign_on_none',
  pronote: 'sign_on_pronote',
  cas: 'sign_on_cas',
} as const satisfies Record<Portal['delegation']['kind'], MessageKey>;

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
  const kind = message(signOns[delegation.kind]);
  return delegation.kind === 'cas' ? `${kind} (${delegation.signOnAddress})` : kind;
}

function feedValue({ profile, encoding, endpoint, keyRule }: FeedSettings): string {
  const key = keyRule?.kind === 'number' ? keyRule.name : null;
  return [profile, encoding, endpoint, key].filter((part) => part !== null).join(', ');
}

function orNothing(value: string | null): string {
  return value || message('change_nothing');
}
