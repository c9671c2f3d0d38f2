import type { Computer } from '../domain/computer.ts';
import { loanSourceNames } from '../domain/loan.ts';
import type { SelectorRepairs } from '../domain/page-selectors.ts';
import type { NativeWidgetFate } from '../domain/panel.ts';
import type { Portal } from '../domain/portal.ts';
import { emptyDraft, withAddress, withRne } from '../domain/portal-draft.ts';
import type { ReminderRules } from '../domain/reminder-rules.ts';
import { reminderValues } from './reminder-values.ts';

/** The settings that can go out to all computers. */
export interface ForAllComputers {
  readonly portals: readonly Portal[];
  readonly nativeWidget: NativeWidgetFate;
  /** Hosts. */
  readonly pronoteSites: readonly string[];
  readonly compat?: SelectorRepairs | undefined;
  readonly reminders: ReminderRules;
  readonly computer?: Computer | undefined;
  readonly language?: string | undefined;
}

/** The values of a policy, by key: JSON, and what `understandPolicy` reads as these very settings. */
export type PolicyValues = Readonly<Record<string, unknown>>;

/** Only what is not as usual is written, so that a policy stays short, and follows the extension where it says nothing. */
export function policyValues(settings: ForAllComputers): PolicyValues {
  const { portals, nativeWidget, pronoteSites, compat, computer, language } = settings;
  const reminders = reminderValues(settings.reminders);
  return {
    ...(portals.length > 0 ? { portals: portals.map(portalValues) } : {}),
    ...(nativeWidget !== 'replace' ? { nativeWidget } : {}),
    ...(pronoteSites.length > 0 ? { pronoteSites: pronoteSites.map((host) => `https://${host}`) } : {}),
    ...(compat === undefined ? {} : { compat }),
    ...(reminders === undefined ? {} : { reminders }),
    ...(computer === undefined ? {} : { computer }),
    ...(language === undefined ? {} : { language }),
  };
}

/**
 * How users are exported is no part of it: that is one computer's work. The id is: what was exported under it before is
 * found again.
 */
function portalValues({ feed: _, ...portal }: Portal): PolicyValues {
  const usual = withRne(emptyDraft, portal.rne);
  const { searchTemplate } = withAddress(usual, portal.address);
  const isUsual: Readonly<Record<keyof typeof portal, boolean>> = {
    rne: false,
    name: false,
    id: portal.id === `policy-${portal.rne}`,
    description: portal.description === '',
    address: portal.address === usual.address,
    searchTemplate: portal.searchTemplate === searchTemplate,
    delegation: portal.delegation.kind === 'none',
    loansApi: portal.loansApi === null,
    loanSources: portal.loanSources.length === loanSourceNames.length,
    classes: portal.classes.length === 0,
    webspaces: portal.webspaces.length === 0,
  };
  const kept = new Set<string>(Object.entries(isUsual).flatMap(([field, is]) => (is ? [] : [field])));
  return Object.fromEntries(Object.entries(portal).filter(([field]) => kept.has(field)));
}
