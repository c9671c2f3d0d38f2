import { message } from '../../../utils/browser/i18n.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useStore } from '../../shared/use-store.ts';
import { Archive } from './Archive.tsx';
import type { ArchiveSession } from './archive-session.ts';
import { DifferenceStep } from './DifferenceStep.tsx';
import type { ExportsSession } from './exports-session.ts';
import { Journal } from './Journal.tsx';
import { PortalStep } from './PortalStep.tsx';
import { SelectionStep } from './SelectionStep.tsx';
import { SendStep } from './SendStep.tsx';
import { Loading, Step, Trouble } from './Step.tsx';

interface ExportsProps {
  readonly session: ExportsSession;
  readonly now: () => number;
  readonly archive: ArchiveSession;
}

/** The exports section: a new export in four steps, then earlier exports. */
export function Exports({ session, now, archive }: ExportsProps) {
  const { portals, unsaved } = useStore(session.view);
  // Each step must render with its content, to restore a lost focus.
  useStore(session.run.view);
  return (
    <section class="exports" aria-labelledby="exports-title">
      <div class="heading">
        <div>
          <h2 id="exports-title">{message('exports_title')}</h2>
          <p>{message('exports_intro')}</p>
        </div>
      </div>
      {portals.length === 0 ? (
        <Missing
          text={message('exports_no_portal')}
          href="#portals"
          link={message('exports_no_portal_link')}
        />
      ) : (
        <>
          <PortalStep session={session} />
          <RosterSteps session={session} now={now} />
        </>
      )}
      <div class="exports-unkept" role="status">
        {unsaved !== null && <Trouble trouble={unsaved} />}
      </div>
      <Archive session={archive} />
      <Journal session={archive} portals={portals} />
    </section>
  );
}

/** The steps that need a portal and its users. */
function RosterSteps({ session, now }: Pick<ExportsProps, 'session' | 'now'>) {
  const { portal, survey } = useStore(session.view);
  if (portal === null || survey.kind === 'idle') return null;
  if (survey.kind === 'loading') return <Loading />;
  if (survey.kind === 'failed') {
    return <Trouble trouble={survey.trouble} onRetry={() => void session.open(session.view.get().portals)} />;
  }
  const { stored, unreadable } = survey.value;
  if (stored === 0 && unreadable === 0)
    return (
      <Missing text={message('exports_no_roster')} href="#users" link={message('exports_no_roster_link')} />
    );
  const noKey = (portal.feed?.keyRule ?? null) === null ? message('exports_wait_key') : null;
  const noUsers = survey.value.users.length === 0 ? message('exports_wait_users') : noKey;
  return (
    <>
      <Step number={2} title={message('exports_step_who')} waiting={noKey}>
        <SelectionStep session={session} portal={portal} survey={survey.value} now={now} />
      </Step>
      <Step number={3} title={message('exports_step_changes')} waiting={noUsers}>
        <DifferenceStep session={session} />
      </Step>
      <Step number={4} title={message('exports_step_send')} waiting={noUsers}>
        <SendStep session={session} portal={portal} now={now} />
      </Step>
    </>
  );
}

function Missing({ text, href, link }: { text: string; href: string; link: string }) {
  return (
    <div class="card exports-step">
      <Empty icon="book" text={text}>
        <a href={href}>{link}</a>
      </Empty>
    </div>
  );
}
