import type { CheckFinding, CheckOutcome, CheckReason, CheckStep } from './portal-check-report.ts';
import type { StorageFailure } from './storage-failure.ts';

/** What was found of this browser. */
export interface BrowserHealth {
  /** Names and host patterns that the browser has granted. */
  readonly held: readonly string[];
  /** Hosts that the settings name, and that the browser does not let the extension ask. */
  readonly missing: readonly string[];
  /** Places in the school’s policy that are not understood: `portals.1.address`. */
  readonly policyFaults: readonly string[];
  readonly settingsUnreadable: boolean;
  /** Whether the alarm that has loans read is set. */
  readonly wakesUp: boolean;
  readonly databases: readonly DatabaseHealth[];
}

export interface DatabaseHealth {
  readonly name: string;
  readonly state: 'good' | 'not-made' | StorageFailure['kind'];
}

/** What it means, in the order of `computerSteps`. */
export function computerFindings(look: BrowserHealth): readonly CheckFinding[] {
  const { held, missing, policyFaults, settingsUnreadable, wakesUp, databases } = look;
  const isMissing = missing.length > 0;
  const failed = databases.some(({ state }) => state !== 'good' && state !== 'not-made');
  return [
    finding('permissions', isMissing, 'permissions-missing', (isMissing ? missing : held).join(', ')),
    finding('policy', policyFaults.length > 0, 'policy-faults', policyFaults.map(keyWords).join(', ')),
    finding('settings', settingsUnreadable, 'settings-unreadable', null),
    finding('wake-ups', !wakesUp, 'no-wake-up', null),
    finding(
      'databases',
      failed,
      'database-failed',
      databases.map(({ name, state }) => `${name}: ${state}`).join(', '),
    ),
  ];
}

/** A key that an administrator mistyped may be anything. */
function keyWords(key: string): string {
  return /^[\w.-]{1,40}$/.test(key) ? key : '…';
}

function finding(step: CheckStep, failed: boolean, reason: CheckReason, detail: string | null): CheckFinding {
  const outcome: CheckOutcome = failed ? { kind: 'warning', reason } : { kind: 'good' };
  return { step, outcome, detail: detail || null, asked: null, exchange: null, onScreen: null, lines: [] };
}
