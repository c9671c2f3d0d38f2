import type { ComponentChildren } from 'preact';
import { message } from '../../../utils/browser/i18n.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useSession } from '../../shared/use-session.ts';
import { DifferenceStep } from './DifferenceStep.tsx';
import type { ExportsSession } from './exports-session.ts';
import { Loading, Trouble } from './Loading.tsx';
import { PortalStep } from './PortalStep.tsx';
import { SelectionStep } from './SelectionStep.tsx';
import { SendStep } from './SendStep.tsx';
import { Step } from './Step.tsx';

interface ExportsProps {
  readonly session: ExportsSession;
  readonly now: () => number;
  /** What was exported before. */
  readonly archive: ComponentChildren;
}

/** Exports: who goes out to a portal, what changes, the feed itself, and what was sent before. */
export function Exports({ session, now, archive }: ExportsProps) {
  useSession(session);
  const { portals, unkept } = session.view();
  return (
    <section class="exports" aria-labelledby="exports-title">
      <div class="heading">
        <div>
          <h2 id="exports-title">{message('exports_title')}</h2>
          <p>{message('exports_intro')}</p>
        </div>
      </div>
      {portals.length === 0 ? (
        <Nothing
          text={message('exports_no_portal')}
          href="#portals"
          link={message('exports_no_portal_link')}
        />
      ) : (
        <>
          <PortalStep session={session} />
          <Users session={session} now={now} />
        </>
      )}
      <div class="exports-unkept" role="status">
        {unkept !== null && <Trouble trouble={unkept} />}
      </div>
      {archive}
    </section>
  );
}

/** All that needs a portal and its users. */
function Users({ session, now }: Pick<ExportsProps, 'session' | 'now'>) {
  const { portal, survey } = session.view();
  if (portal === null || survey.kind === 'idle') return null;
  if (survey.kind === 'loading') return <Loading />;
  if (survey.kind === 'failed') {
    return <Trouble trouble={survey.trouble} onRetry={() => void session.open(session.view().portals)} />;
  }
  const { stored, unreadable } = survey.value;
  if (stored === 0 && unreadable === 0)
    return (
      <Nothing text={message('exports_no_roster')} href="#users" link={message('exports_no_roster_link')} />
    );
  const noKey = (portal.feed?.keyRule ?? null) === null ? message('exports_wait_key') : null;
  const nobody = survey.value.users.length === 0 ? message('exports_wait_users') : noKey;
  return (
    <>
      <Step number={2} title={message('exports_step_who')} waiting={noKey}>
        <SelectionStep session={session} portal={portal} survey={survey.value} now={now} />
      </Step>
      <Step number={3} title={message('exports_step_changes')} waiting={nobody}>
        <DifferenceStep session={session} />
      </Step>
      <Step number={4} title={message('exports_step_send')} waiting={nobody}>
        <SendStep session={session} portal={portal} now={now} />
      </Step>
    </>
  );
}

function Nothing({ text, href, link }: { text: string; href: string; link: string }) {
  return (
    <div class="card exports-step">
      <Empty icon="book" text={text}>
        <a href={href}>{link}</a>
      </Empty>
    </div>
  );
}
