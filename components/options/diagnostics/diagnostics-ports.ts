import type { BrowserHealth } from '../../../utils/domain/browser-health.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { CheckFinding } from '../../../utils/domain/portal-check-report.ts';

export interface Versions {
  readonly extension: string;
  /** `Firefox 153.0`. */
  readonly browser: string;
}

/** What the diagnosis needs of the world. */
export interface DiagnosticsPorts {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Asks the person for the hosts that the portals need; must be called in the very click. */
  readonly requestHostPermission: (portals: readonly Portal[]) => Promise<unknown>;
  readonly versions: () => Promise<Versions>;
  readonly checkBrowserHealth: () => Promise<BrowserHealth>;
  /** What is found in an open page of PRONOTE. */
  readonly inspectPronote: () => Promise<readonly CheckFinding[]>;
  /** Tells each step of a portal that is saved, until `stop` fires. */
  readonly checkPortal: (
    portal: Portal,
    onFinding: (finding: CheckFinding) => void,
    stop: AbortSignal,
  ) => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
  readonly save: (name: string, text: string) => void;
  readonly failed: (error: unknown) => void;
}
