import type { PageKind, PageSnapshot } from './page-snapshot.ts';
import type {
  CheckedLine,
  CheckFinding,
  CheckOutcome,
  CheckReason,
  CheckStep,
} from './portal-check-report.ts';

const good: CheckOutcome = { kind: 'good' };
const elsewhere: CheckOutcome = { kind: 'skipped', reason: 'not-on-this-page' };

const kindReasons: Record<Exclude<PageKind, 'home'>, CheckReason> = {
  'home-unknown': 'page-changed',
  'other-section': 'page-other-section',
  'sign-in': 'page-sign-in',
  mobile: 'page-mobile',
  chooser: 'page-chooser',
  other: 'page-other',
};

/** Where no page of PRONOTE could be looked at: none is open, or the browser did not let anybody in. */
export function noPage(reason: 'no-tab' | 'closed-tab'): readonly CheckFinding[] {
  return [finding('pronote-page', warning(reason))];
}

/** What a look at an open page of PRONOTE means, in the order of `pageSteps`. */
export function pageFindings(look: PageSnapshot): readonly CheckFinding[] {
  const isHome = look.kind === 'home';
  const version = finding(
    'pronote-version',
    look.version === null ? warning('no-version') : good,
    look.version,
  );
  const page = finding('pronote-page', pageOutcome(look), look.kind);
  if (!isHome && look.kind !== 'home-unknown')
    return look.version === null ? [page] : [page, version, selectorsFinding(look)];
  return [
    page,
    shown(version),
    shown(generationFinding(look)),
    selectorsFinding(look),
    finding('pronote-person', personOutcome(look)),
    finding('pronote-widget', isHome ? widgetOutcome(look) : elsewhere),
    finding('pronote-panel', look.panel ? good : isHome ? warning('panel-absent') : elsewhere),
  ];
}

function pageOutcome({ kind, framed }: PageSnapshot): CheckOutcome {
  if (kind === 'home') return framed ? warning('page-framed') : good;
  return kind === 'home-unknown'
    ? { kind: 'problem', reason: kindReasons[kind] }
    : warning(kindReasons[kind]);
}

function generationFinding({ kind, generation, repaired }: PageSnapshot): CheckFinding {
  const lines = repaired ? 'compat, 2023.0' : '2023.0';
  if (kind !== 'home') return finding('pronote-generation', warning('unknown-generation'), lines);
  if (generation === null)
    return finding('pronote-generation', repaired ? good : warning('unknown-generation'), lines);
  return finding('pronote-generation', good, `${generation} · ${lines}`);
}

function selectorsFinding(look: PageSnapshot): CheckFinding {
  return { ...finding('pronote-selectors', linesOutcome(look.lines)), lines: look.lines };
}

function linesOutcome(lines: readonly CheckedLine[]): CheckOutcome {
  if (lines.some(({ state, expected }) => state === 'absent' && expected)) return warning('lines-missing');
  if (lines.some(({ state }) => state === 'refused')) return warning('lines-refused');
  return lines.some(({ expected }) => expected) ? good : elsewhere;
}

function personOutcome({ person, framed }: PageSnapshot): CheckOutcome {
  if (person === 'read') return good;
  return person === 'unnamed' && framed ? elsewhere : warning('person-unread');
}

function widgetOutcome({ widget }: PageSnapshot): CheckOutcome {
  if (widget === 'read') return good;
  // A school need not have one, and a person may close it.
  return widget === 'unread' ? warning('widget-unread') : elsewhere;
}

function warning(reason: CheckReason): CheckOutcome {
  return { kind: 'warning', reason };
}

/** Versions are worth seeing at first sight. */
function shown(one: CheckFinding): CheckFinding {
  return { ...one, onScreen: one.detail };
}

function finding(step: CheckStep, outcome: CheckOutcome, detail: string | null = null): CheckFinding {
  return { step, outcome, detail, asked: null, exchange: null, onScreen: null, lines: [] };
}
