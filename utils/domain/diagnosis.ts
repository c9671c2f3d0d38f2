import type { CheckFinding, CheckReason } from './portal-check-report.ts';

/** What was found of one thing: this computer, PRONOTE's page, or a portal. */
export interface FindingsGroup {
  readonly kind: 'computer' | 'pronote' | 'portal';
  /** A portal's name, as its administrator typed it: for the screen, never for a report. */
  readonly name: string | null;
  /** RNE and host of a portal. */
  readonly place: string | null;
  readonly findings: readonly CheckFinding[];
}

/** What could not be seen, or is as the school has chosen: nothing that anybody has to repair. */
const toKnow: ReadonlySet<CheckReason> = new Set<CheckReason>([
  'nobody-there',
  'not-signed-in',
  'unknown-borrower',
  'nameless-token',
  'sign-in-page',
  'unseen-results',
  'no-tab',
  'closed-tab',
  'page-sign-in',
  'page-chooser',
  'page-mobile',
  'page-other-section',
  'page-other',
  'page-framed',
  'no-version',
  'widget-unread',
]);

/** A finding and where it belongs. */
export interface Placed {
  readonly finding: CheckFinding;
  readonly group: FindingsGroup;
}

export interface Verdict {
  /** What does not work. */
  readonly except: readonly Placed[];
  /** What could not be seen, or is good to know. */
  readonly toKnow: readonly Placed[];
}

/** All findings in two words: what to repair, and what to know. */
export function verdictOf(groups: readonly FindingsGroup[]): Verdict {
  const placed = groups.flatMap((group) => group.findings.map((finding) => ({ finding, group })));
  const notable = placed.filter(({ finding }) => reasonOf(finding) !== null);
  return {
    except: notable.filter(({ finding }) => !isToKnow(finding)),
    toKnow: notable.filter(({ finding }) => isToKnow(finding)),
  };
}

function isToKnow(finding: CheckFinding): boolean {
  const reason = reasonOf(finding);
  return finding.outcome.kind === 'warning' && reason !== null && toKnow.has(reason);
}

function reasonOf({ outcome }: CheckFinding): CheckReason | null {
  return outcome.kind === 'good' || outcome.kind === 'skipped' ? null : outcome.reason;
}
