import type { Computer } from '../domain/computer.ts';
import { dayRangesText, minuteOfDayText } from '../domain/day-ranges.ts';
import { loanSourceNames } from '../domain/loan-sources.ts';
import type { SelectorRepairs } from '../domain/page-selectors.ts';
import type { NativeWidgetMode } from '../domain/panel.ts';
import type { Portal } from '../domain/portal.ts';
import { emptyDraft, withAddress, withRne } from '../domain/portal-draft.ts';
import { type ReminderRules, usualRules, weekdayNames } from '../domain/reminder-rules.ts';

/** The settings that can go out to all computers. */
export interface ForAllComputers {
  readonly portals: readonly Portal[];
  readonly nativeWidget: NativeWidgetMode;
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
    delegation: portal.delegation.kind === emptyDraft.delegation,
    loansApi: portal.loansApi === null,
    loanSources: portal.loanSources.length === loanSourceNames.length,
    classes: portal.classes.length === 0,
    webspaces: portal.webspaces.length === 0,
  };
  const kept = new Set<string>(Object.entries(isUsual).flatMap(([field, is]) => (is ? [] : [field])));
  return Object.fromEntries(Object.entries(portal).filter(([field]) => kept.has(field)));
}

/** The rules of reminders as a policy writes them: only what is not as usual; undefined where all is. */
function reminderValues(rules: ReminderRules): Readonly<Record<string, unknown>> | undefined {
  const { enabled, daysBefore, lateEvery, closedOn, holidays, quietHours } = rules;
  const values = {
    enabled,
    daysBefore,
    lateEvery: lateEvery ?? 0,
    closedOn: closedOn.map((day) => weekdayNames[day]),
    holidays: holidays.map((range) => dayRangesText([range])),
    quietHours: hoursText(quietHours),
  } satisfies Record<keyof ReminderRules, unknown>;
  const unusual = Object.entries(rules).flatMap(([name, value]) =>
    JSON.stringify(value) === JSON.stringify(usualRules[name as keyof ReminderRules]) ? [] : [name],
  );
  if (unusual.length === 0) return undefined;
  return Object.fromEntries(Object.entries(values).filter(([name]) => unusual.includes(name)));
}

/** From and until the same for none. */
function hoursText(hours: ReminderRules['quietHours']) {
  const { from, until } = hours ?? { from: 0, until: 0 };
  return { from: minuteOfDayText(from), until: minuteOfDayText(until) };
}
