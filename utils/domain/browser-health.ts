import { type CheckFinding, type CheckReason, type CheckStep, finding } from './portal-check-report.ts';
import type { StorageFailure } from './storage-failure.ts';

/** The state of the extension in this browser. */
export interface BrowserHealth {
  /** Granted permissions and host patterns. */
  readonly held: readonly string[];
  /** Hosts in the settings without a host permission. */
  readonly missing: readonly string[];
  /** Paths of invalid values in the school's policy: `portals.1.address`. */
  readonly policyFaults: readonly string[];
  readonly settingsUnreadable: boolean;
  /** Whether the hourly alarm is set. */
  readonly wakesUp: boolean;
  readonly databases: readonly DatabaseHealth[];
}

export interface DatabaseHealth {
  readonly name: string;
  readonly state: 'good' | 'not-made' | StorageFailure['kind'];
}

/** The findings about this browser, in the order of `computerSteps`. */
export function computerFindings(health: BrowserHealth): readonly CheckFinding[] {
  const { held, missing, policyFaults, settingsUnreadable, wakesUp, databases } = health;
  const isMissing = missing.length > 0;
  const isFailed = databases.some(({ state }) => state !== 'good' && state !== 'not-made');
  const states = databases.map(({ name, state }) => `${name}: ${state}`).join(', ');
  return [
    warnIf(isMissing, 'permissions', 'permissions-missing', (isMissing ? missing : held).join(', ')),
    warnIf(policyFaults.length > 0, 'policy', 'policy-faults', policyFaults.map(redactKey).join(', ')),
    warnIf(settingsUnreadable, 'settings', 'settings-unreadable'),
    warnIf(!wakesUp, 'wake-ups', 'no-wake-up'),
    warnIf(isFailed, 'databases', 'database-failed', states),
  ];
}

/** A mistyped key may contain anything. */
function redactKey(key: string): string {
  return /^[\w.-]{1,40}$/.test(key) ? key : '…';
}

function warnIf(isFailed: boolean, step: CheckStep, reason: CheckReason, detail = ''): CheckFinding {
  return finding(step, isFailed ? { kind: 'warning', reason } : { kind: 'good' }, { detail: detail || null });
}
