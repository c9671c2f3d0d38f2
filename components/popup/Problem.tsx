import type { PanelPortal } from '../../utils/domain/panel.ts';
import { Failure, Notice } from '../shared/Failure.tsx';
import { showsLoans } from '../shared/failure-words.ts';

interface ProblemProps {
  readonly portal: PanelPortal;
  /** True where there are several portals, and it must be said which one is meant. */
  readonly named: boolean;
  readonly now: number;
  onRefresh(portalId: string): void;
}

/** What is wrong at a portal and what to do: a quiet line where loans are still shown, else the whole reason. */
export function Problem({ portal, named, now, onRefresh }: ProblemProps) {
  const { failure, readAt } = portal.loans;
  if (failure === null) return null;
  const refresh = () => onRefresh(portal.id);
  return (
    <section class={named ? 'problem named' : 'problem'}>
      {named && <bdi class="whose">{portal.name}</bdi>}
      {readAt !== null && showsLoans(portal.loans) ? (
        <Notice portal={portal} failure={failure} readAt={readAt} now={now} onRefresh={refresh} />
      ) : (
        <Failure portal={portal} failure={failure} onRefresh={refresh} />
      )}
    </section>
  );
}
