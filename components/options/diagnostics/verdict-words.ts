import { type FindingsGroup, type Placed, verdictOf } from '../../../utils/domain/diagnosis.ts';
import { message } from '../../../utils/platform/i18n.ts';
import { stepName } from '../check-words.ts';
import type { DiagnosticsView } from './diagnostics-session.ts';

/** How a group is called where several portals were checked; null for what needs no name. */
type NameOf = (group: FindingsGroup) => string | null;

export const portalName: NameOf = ({ name }) => name;
export const portalPlace: NameOf = ({ place }) => place;

/** How a run ended, in one sentence; empty before its end. */
export function verdictWords({ run, groups }: DiagnosticsView, nameOf: NameOf): string {
  if (run === 'none' || run === 'running') return '';
  if (run !== 'done') return message(run === 'stopped' ? 'doctor_stopped' : 'doctor_failed');
  const { except, toKnow } = verdictOf(groups);
  const several = groups.filter(({ kind }) => kind === 'portal').length > 1;
  if (except.length > 0) return message('doctor_except', listed(except, several ? nameOf : () => null));
  if (toKnow.length > 0)
    return message('doctor_good_but_unseen', listed(toKnow, several ? nameOf : () => null));
  return message('doctor_all_good');
}

/** Whether a run has found something that does not work. */
export function isMixed({ run, groups }: DiagnosticsView): boolean {
  return run === 'failed' || (run === 'done' && verdictOf(groups).except.length > 0);
}

/** `Recherche, Prêts`; of several portals `CDI (Recherche, Prêts), Annexe (Recherche)`. */
function listed(placed: readonly Placed[], nameOf: NameOf): string {
  return [...Map.groupBy(placed, ({ group }) => group)]
    .map(([group, own]) => {
      const steps = own.map(({ finding }) => stepName(finding.step)).join(', ');
      const name = nameOf(group);
      return name === null ? steps : `${name} (${steps})`;
    })
    .join(', ');
}
