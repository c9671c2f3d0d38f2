import { message, plural } from '../../../utils/browser/i18n.ts';
import type { Receipt } from '../../../utils/domain/delivery.ts';
import type { ExportPlan } from '../../../utils/domain/export-preview.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { roles } from '../../../utils/domain/user.ts';
import { roleCount, sizeWords } from '../role-words.ts';
import { fieldWords, momentWords } from './archive-words.ts';
import { DeliveryState } from './DeliveryState.tsx';
import type { FeedView } from './export-run.ts';
import type { ExportsSession } from './exports-session.ts';
import { Trouble } from './Loading.tsx';

interface SendProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly now: () => number;
}

/** Makes the feed, then sends it or saves it. */
export function SendStep({ session, portal, now }: SendProps) {
  const { departure } = session;
  const { feed, delivery, trouble, unrecorded } = departure.view();
  return (
    <>
      <div class="exports-said" role="status" aria-atomic="false">
        {feed.kind === 'built' && <Said {...feed} />}
        {delivery.kind === 'sent' && <Received receipt={delivery.receipt} now={now()} />}
      </div>
      {feed.kind === 'none' && <Make session={session} />}
      {feed.kind === 'building' && <Building done={feed.done} onCancel={departure.cancel} />}
      {feed.kind === 'built' && (
        <>
          <Outcome {...feed} />
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

function Make({ session }: { session: ExportsSession }) {
  const { plan, confirmed } = session.view();
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

/** What the feed holds, in numbers, and that it was saved. */
function Said({ feed: { plan, bytes }, saved }: Extract<FeedView, { kind: 'built' }>) {
  const counts = roles
    .filter((role) => plan.byRole[role] > 0)
    .map((role) => roleCount(role, plan.byRole[role]));
  return (
    <>
      <p>
        <strong>{plural('exports_built', plan.going, sizeWords(bytes.length))}</strong> {counts.join(', ')}.
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
      <strong>{message('exports_sent', momentWords(at, now))}</strong>{' '}
      {message(receivedBefore ? 'exports_sent_before' : 'exports_sent_text')}
    </p>
  );
}

/** The file, and what was left out of it. */
function Outcome({ feed }: Extract<FeedView, { kind: 'built' }>) {
  const { plan, fileName, replacements, replacementCount } = feed;
  return (
    <div class="exports-outcome">
      <p class="detail">{fileName}</p>
      {replacementCount === 0 ? (
        <p class="hint">{message('exports_built_whole')}</p>
      ) : (
        <details>
          <summary>{plural('exports_replaced', replacementCount)}</summary>
          <p>{message('exports_replaced_hint')}</p>
          <ul class="exports-names">
            {replacements.map(({ name, field, characters }, place) => (
              <li key={`${place} ${name}`}>
                <strong>{name}</strong> {fieldWords(field)} <span class="detail">{characters.join(' ')}</span>
              </li>
            ))}
          </ul>
          {replacementCount > replacements.length && <p class="hint">{message('exports_only_first')}</p>}
        </details>
      )}
      {plan.leftOutCount > 0 && <p class="hint">{plural('exports_not_going', plan.leftOutCount)}</p>}
    </div>
  );
}
