import { message, plural } from '../../../utils/browser/i18n.ts';
import type { Receipt } from '../../../utils/domain/delivery.ts';
import type { ExportPlan } from '../../../utils/domain/export-preview.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { useStore } from '../../shared/use-store.ts';
import { formatSize } from '../formats.ts';
import { roleCounts } from '../role-text.ts';
import { DeliveryState } from './DeliveryState.tsx';
import { fieldText, timeText } from './export-text.ts';
import type { FeedView } from './exports-model.ts';
import type { ExportsSession } from './exports-session.ts';
import { Trouble } from './Step.tsx';
import { UserNames } from './UserNames.tsx';

interface SendProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly now: () => number;
}

/** Builds the feed, then sends or saves it. */
export function SendStep({ session, portal, now }: SendProps) {
  const { feed, delivery, trouble, unrecorded } = useStore(session.run.view);
  return (
    <>
      <div class="exports-said" role="status" aria-atomic="false">
        {feed.kind === 'built' && <BuiltSummary {...feed} />}
        {delivery.kind === 'sent' && <Received receipt={delivery.receipt} now={now()} />}
      </div>
      {feed.kind === 'none' && <BuildButton session={session} />}
      {feed.kind === 'building' && <Building done={feed.done} onCancel={session.run.cancel} />}
      {feed.kind === 'built' && (
        <>
          <BuiltDetails {...feed} />
          <DeliveryState session={session} portal={portal} feed={feed.feed} saved={feed.saved} now={now} />
        </>
      )}
      {trouble !== null && <Trouble trouble={trouble} />}
      {unrecorded !== null && (
        <div class="advice" role="alert">
          <p>
            <strong>{message('exports_unrecorded')}</strong>
          </p>
          <Trouble trouble={unrecorded} />
        </div>
      )}
    </>
  );
}

function BuildButton({ session }: { session: ExportsSession }) {
  const { plan, confirmed } = useStore(session.view);
  const wait = plan.kind === 'ready' ? obstacle(plan.value, confirmed) : message('exports_wait_plan');
  return (
    <>
      <p class="hint">{wait ?? message('exports_make_hint')}</p>
      <div class="buttons">
        <button
          type="button"
          class="primary"
          aria-disabled={wait !== null}
          onClick={() => wait === null && session.build()}
        >
          {message('exports_make')}
        </button>
      </div>
    </>
  );
}

function obstacle({ going, hold }: ExportPlan, confirmed: number | null): string | null {
  if (going === 0) return message('exports_trouble_nobody');
  return hold !== null && confirmed === null ? message('exports_wait_hold') : null;
}

function Building({ done, onCancel }: { done: number; onCancel(): void }) {
  return (
    <div class="exports-progress awaited">
      <label for="exports-progress">{message('exports_building')}</label>
      <progress id="exports-progress" max={1} value={done} />
      <button type="button" class="small" onClick={onCancel}>
        {message('editor_cancel')}
      </button>
    </div>
  );
}

/** How many users the feed contains, and whether it was saved. */
function BuiltSummary({ feed: { plan, bytes }, saved }: Extract<FeedView, { kind: 'built' }>) {
  return (
    <>
      <p>
        <strong>{plural('exports_built', plan.going, formatSize(bytes.length))}</strong>{' '}
        {roleCounts(plan.byRole).join(', ')}.
      </p>
      {saved && (
        <p class="good-news">
          <strong>{message('exports_saved')}</strong> {message('exports_saved_text')}
        </p>
      )}
    </>
  );
}

function Received({ receipt: { at, receivedBefore }, now }: { receipt: Receipt; now: number }) {
  return (
    <p class="good-news">
      <strong>{message('exports_sent', timeText(at, now))}</strong>{' '}
      {message(receivedBefore ? 'exports_sent_before' : 'exports_sent_text')}
    </p>
  );
}

/** The file name, replaced characters and users left out. */
function BuiltDetails({ feed }: Extract<FeedView, { kind: 'built' }>) {
  const { plan, fileName, replacements, replacementCount } = feed;
  return (
    <div class="exports-outcome">
      <p class="detail">{fileName}</p>
      {replacementCount === 0 ? (
        <p class="hint">{message('exports_built_whole')}</p>
      ) : (
        <UserNames
          title={plural('exports_replaced', replacementCount)}
          hint={message('exports_replaced_hint')}
          isPartial={replacementCount > replacements.length}
        >
          {replacements.map(({ name, field, characters }, index) => (
            <li key={`${index} ${name}`}>
              <strong>{name}</strong> {fieldText(field)} <span class="detail">{characters.join(' ')}</span>
            </li>
          ))}
        </UserNames>
      )}
      {plan.leftOutCount > 0 && <p class="hint">{plural('exports_not_going', plan.leftOutCount)}</p>}
    </div>
  );
}
