import type { PageKind, PageSnapshot } from './page-snapshot.ts';
import {
  type CheckedLine,
  type CheckFinding,
  type CheckOutcome,
  type CheckReason,
  finding,
} from './portal-check-report.ts';

const good: CheckOutcome = { kind: 'good' };
const notOnThisPage: CheckOutcome = { kind: 'skipped', reason: 'not-on-this-page' };

const kindReasons: Record<Exclude<PageKind, 'home'>, CheckReason> = {
  'home-unknown': 'page-changed',
  'other-section': 'page-other-section',
  'sign-in': 'page-sign-in',
  mobile: 'page-mobile',
  chooser: 'page-chooser',
  other: 'page-other',
};

/** The finding when no page of PRONOTE could be inspected: none is open, or the browser blocked the probe. */
export function noPage(reason: 'no-tab' | 'closed-tab'): readonly CheckFinding[] {
  return [finding('pronote-page', warning(reason))];
}

/** The findings about an open page of PRONOTE, in the order of `pageSteps`. */
export function pageFindings(page: PageSnapshot): readonly CheckFinding[] {
  const { kind, version, panel } = page;
  const isHome = kind === 'home';
  const pageFinding = finding('pronote-page', pageOutcome(page), { detail: kind });
  const versionOutcome = version === null ? warning('no-version') : good;
  const versionFinding = finding('pronote-version', versionOutcome, { detail: version });
  if (!isHome && kind !== 'home-unknown')
    return version === null ? [pageFinding] : [pageFinding, versionFinding, selectorsFinding(page)];
  return [
    pageFinding,
    withDetailOnScreen(versionFinding),
    withDetailOnScreen(generationFinding(page)),
    selectorsFinding(page),
    finding('pronote-person', personOutcome(page)),
    finding('pronote-widget', isHome ? widgetOutcome(page) : notOnThisPage),
    finding('pronote-panel', panel ? good : isHome ? warning('panel-absent') : notOnThisPage),
  ];
}

function pageOutcome({ kind, framed }: PageSnapshot): CheckOutcome {
  if (kind === 'home') return framed ? warning('page-framed') : good;
  return kind === 'home-unknown'
    ? { kind: 'problem', reason: kindReasons[kind] }
    : warning(kindReasons[kind]);
}

function generationFinding({ kind, generation, repaired }: PageSnapshot): CheckFinding {
  const selectors = repaired ? 'compat, 2023.0' : '2023.0';
  const unknown = finding('pronote-generation', warning('unknown-generation'), { detail: selectors });
  if (kind !== 'home') return unknown;
  if (generation === null) return repaired ? { ...unknown, outcome: good } : unknown;
  return finding('pronote-generation', good, { detail: `${generation} · ${selectors}` });
}

function selectorsFinding({ lines }: PageSnapshot): CheckFinding {
  return finding('pronote-selectors', linesOutcome(lines), { lines });
}

function linesOutcome(lines: readonly CheckedLine[]): CheckOutcome {
  if (lines.some(({ state, expected }) => state === 'absent' && expected)) return warning('lines-missing');
  if (lines.some(({ state }) => state === 'refused')) return warning('lines-refused');
  return lines.some(({ expected }) => expected) ? good : notOnThisPage;
}

function personOutcome({ person, framed }: PageSnapshot): CheckOutcome {
  if (person === 'read') return good;
  return person === 'unnamed' && framed ? notOnThisPage : warning('person-unread');
}

/** The widget is optional: not every school has it, and users can close it. */
function widgetOutcome({ widget }: PageSnapshot): CheckOutcome {
  if (widget === 'read') return good;
  return widget === 'unread' ? warning('widget-unread') : notOnThisPage;
}

function warning(reason: CheckReason): CheckOutcome {
  return { kind: 'warning', reason };
}

function withDetailOnScreen(one: CheckFinding): CheckFinding {
  return { ...one, onScreen: one.detail };
}
