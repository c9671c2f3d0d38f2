import { type Placed, verdictOf } from '../../../utils/domain/diagnosis.ts';
import { message } from '../../../utils/platform/i18n.ts';
import { stepName } from '../check-words.ts';
import type { DiagnosticsView } from './diagnostics-session.ts';

/** How a run ended, in one sentence; empty before its end. */
export function verdictWords({ run, groups }: DiagnosticsView): string {
  if (run === 'none' || run === 'running') return '';
  if (run !== 'done') return message(run === 'stopped' ? 'doctor_stopped' : 'doctor_failed');
  const { except, toKnow } = verdictOf(groups);
  const several = groups.filter(({ kind }) => kind === 'portal').length > 1;
  if (except.length > 0) return message('doctor_except', names(except, several));
  if (toKnow.length > 0) return message('doctor_good_but_unseen', names(toKnow, several));
  return message('doctor_all_good');
}

/** Each step once; where several portals were checked, with the RNE of its own. */
function names(placed: readonly Placed[], several: boolean): string {
  const words = placed.map(({ finding, group }) => {
    const rne = group.place?.split(',')[0] ?? null;
    return several && rne !== null ? `${stepName(finding.step)} (${rne})` : stepName(finding.step);
  });
  return [...new Set(words)].join(', ');
}
