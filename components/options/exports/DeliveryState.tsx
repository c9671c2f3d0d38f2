import { message } from '../../../utils/browser/i18n.ts';
import type { DeliveryFailure } from '../../../utils/domain/delivery.ts';
import type { BuiltFeed } from '../../../utils/domain/export-preview.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { deliveryWords } from './archive-words.ts';
import type { ExportsSession } from './exports-session.ts';
import { SendConfirmation } from './SendConfirmation.tsx';

interface DeliveryProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly feed: BuiltFeed;
  readonly saved: boolean;
  readonly now: () => number;
}

/** The feed's way: saved, asked for, under way, arrived or not. */
export function DeliveryState({ session, portal, feed, saved, now }: DeliveryProps) {
  const { departure } = session;
  const { delivery } = departure.view();
  if (delivery.kind === 'confirming')
    return <SendConfirmation session={session} portal={portal} feed={feed} />;
  if (delivery.kind === 'sending')
    return <Sending cancelling={delivery.cancelling} onCancel={departure.cancel} />;
  return (
    <>
      {delivery.kind === 'failed' && <Failed failure={delivery.failure} now={now()} />}
      <Next session={session} portal={portal} saved={saved} />
    </>
  );
}

function Next({ session, portal, saved }: Pick<DeliveryProps, 'session' | 'portal' | 'saved'>) {
  const { departure } = session;
  const { delivery } = departure.view();
  const isUnknown = delivery.kind === 'failed' && delivery.failure.kind === 'unknown';
  const mayBeSent = (portal.feed?.endpoint ?? null) !== null && delivery.kind !== 'sent';
  const again = saved ? 'exports_save_again' : 'exports_save';
  return (
    <>
      {!mayBeSent && delivery.kind !== 'sent' && <p class="hint">{message('exports_no_endpoint')}</p>}
      <div class="buttons">
        {isUnknown && (
          <button type="button" class="primary" onClick={() => void departure.retry()}>
            {message('exports_retry_safely')}
          </button>
        )}
        {mayBeSent && !isUnknown && (
          <button type="button" class="primary" onClick={() => void departure.prepare()}>
            {message('exports_send')}
          </button>
        )}
        <button type="button" class={mayBeSent ? '' : 'primary'} onClick={() => void departure.save()}>
          {message(again)}
        </button>
        <button type="button" class="plain" onClick={departure.discard}>
          {message('exports_other')}
        </button>
      </div>
    </>
  );
}

function Sending({ cancelling, onCancel }: { cancelling: boolean; onCancel(): void }) {
  return (
    <div class="exports-progress awaited">
      <p role="status">{message(cancelling ? 'exports_cancelling' : 'exports_sending')}</p>
      <progress aria-label={message('exports_sending')} />
      {!cancelling && (
        <button type="button" class="small" onClick={onCancel}>
          {message('exports_stop')}
        </button>
      )}
    </div>
  );
}

function Failed({ failure, now }: { failure: DeliveryFailure; now: number }) {
  return (
    <div class="exports-trouble" role="alert">
      <p class="fault">{deliveryWords(failure, now)}</p>
      {failure.kind === 'refused' && <PortalsWords failure={failure} />}
    </div>
  );
}

/** The portal's own words, marked as such: they may be in any language, and name people. */
function PortalsWords({ failure: { refusal } }: { failure: Extract<DeliveryFailure, { kind: 'refused' }> }) {
  const { error, description, address } = refusal;
  if (error === '' && description === '') return null;
  return (
    <blockquote>
      {error !== '' && <p class="detail">{error}</p>}
      {description !== '' && <p>{description}</p>}
      {address !== null && (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {message('exports_refusal_more')}
        </a>
      )}
    </blockquote>
  );
}
