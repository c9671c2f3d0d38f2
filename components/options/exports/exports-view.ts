import type { ExportPlan, KeyChange, RosterSurvey } from '../../../utils/domain/export-plan.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { Exceptions } from '../../../utils/domain/selection.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import type { ExportTrouble, Loadable } from './export-trouble.ts';
import type { TokenKeeping } from './exports-ports.ts';

/** A key that was chosen after an export, and what it would do. */
export interface PendingKey {
  readonly rule: KeyRule;
  readonly change: Loadable<KeyChange>;
}

export interface ExportsView {
  readonly portals: readonly Portal[];
  readonly portal: Portal | null;
  readonly survey: Loadable<RosterSurvey>;
  readonly pendingKey: PendingKey | null;
  /** Null until it is known. */
  readonly token: TokenKeeping | null;
  readonly exceptions: Exceptions;
  readonly plan: Loadable<ExportPlan>;
  /** The number of a hold that was typed; null until then. */
  readonly confirmed: number | null;
  /** A choice that could not be kept, and holds for now only. */
  readonly unkept: ExportTrouble | null;
}
