import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { DeliveryFailure } from '../../../utils/domain/delivery.ts';
import type { BuiltFeed } from '../../../utils/domain/export-preview.ts';
import { endpointDoubt, readEndpoint } from '../../../utils/domain/feed-endpoint.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { useStore } from '../../shared/use-store.ts';
import { formatSize } from '../formats.ts';
import { roleCounts } from '../role-text.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { deliveryFailureText } from './export-text.ts';
import type { ExportsSession } from './exports-session.ts';
import { TokenFields } from './TokenFields.tsx';

interface DeliveryProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly feed: BuiltFeed;
  readonly saved: boolean;
  readonly now: () => number;
}

/** The delivery of a built feed: actions, confirmation, progress or failure. */
export function DeliveryState({ session, portal, feed, saved, now }: DeliveryProps) {
  const { run } = session;
  const { delivery } = useStore(run.view);
  if (delivery.kind === 'confirming')
    return <SendConfirmation session={session} portal={portal} feed={feed} />;
  if (delivery.kind === 'sending') return <Sending cancelling={delivery.cancelling} onCancel={run.cancel} />;
  return (
    <>
      {delivery.kind === 'failed' && <Failed failure={delivery.failure} now={now()} />}
      <Actions session={session} portal={portal} saved={saved} />
    </>
  );
}

/** Shows the recipient and the content before the feed is sent. */
function SendConfirmation({ session, portal, feed }: Pick<DeliveryProps, 'session' | 'portal' | 'feed'>) {
  const title = useRef<HTMLHeadingElement>(null);
  const [isMeant, setMeant] = useState(false);
  const { token } = useStore(session.view);
  useLayoutEffect(() => title.current?.focus(), []);
  const endpoint = readEndpoint(portal.feed?.endpoint ?? '');
  if (!endpoint.ok) return null;
  const { address, editor, rne } = endpoint.value;
  const doubt = endpointDoubt(endpoint.value, portal.rne);
  const canSend = token !== 'none' && (doubt === null || isMeant);
  return (
    <section class="exports-confirmation" aria-labelledby="exports-confirmation">
      <h4 id="exports-confirmation" ref={title} tabIndex={-1}>
        {message('exports_confirm_title')}
      </h4>
      <dl>
        <dt>{message('exports_confirm_host')}</dt>
        <dd>
          <bdi>{new URL(address).host}</bdi>
        </dd>
        <dt>{message('exports_confirm_editor')}</dt>
        <dd>
          <bdi>{editor}</bdi>
        </dd>
        <dt>{message('exports_confirm_rne')}</dt>
        <dd>{rne}</dd>
        <dt>{message('exports_confirm_who')}</dt>
        <dd>{roleCounts(feed.plan.byRole).join(', ')}</dd>
        <dt>{message('exports_confirm_size')}</dt>
        <dd>{formatSize(feed.bytes.length)}</dd>
      </dl>
      {doubt !== null && (
        <div class="advice">
          <p>{message('exports_doubt', doubt.endpointRne, doubt.portalRne)}</p>
          <ChoiceInput
            type="checkbox"
            id="exports-meant"
            label={message('exports_doubt_confirm', doubt.endpointRne)}
            checked={isMeant}
            onChange={setMeant}
          />
        </div>
      )}
      {token === 'none' && <TokenFields id="exports-token-now" session={session} />}
      <div class="buttons">
        <button
          type="button"
          class="primary"
          aria-disabled={!canSend}
          onClick={() => canSend && void session.run.send(isMeant)}
        >
          {message('exports_confirm_send')}
        </button>
        <button type="button" onClick={session.run.cancelConfirmation}>
          {message('editor_cancel')}
        </button>
      </div>
    </section>
  );
}

function Actions({ session, portal, saved }: Pick<DeliveryProps, 'session' | 'portal' | 'saved'>) {
  const { run } = session;
  const { delivery } = useStore(run.view);
  const isUnknown = delivery.kind === 'failed' && delivery.failure.kind === 'unknown';
  const canSend = (portal.feed?.endpoint ?? null) !== null && delivery.kind !== 'sent';
  const again = saved ? 'exports_save_again' : 'exports_save';
  return (
    <>
      {!canSend && delivery.kind !== 'sent' && <p class="hint">{message('exports_no_endpoint')}</p>}
      <div class="buttons">
        {isUnknown && (
          <button type="button" class="primary" onClick={() => void run.retry()}>
            {message('exports_retry_safely')}
          </button>
        )}
        {canSend && !isUnknown && (
          <button type="button" class="primary" onClick={() => void run.prepare()}>
            {message('exports_send')}
          </button>
        )}
        <button type="button" class={canSend ? '' : 'primary'} onClick={() => void run.save()}>
          {message(again)}
        </button>
        <button type="button" class="plain" onClick={run.discard}>
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
      <p class="fault">{deliveryFailureText(failure, now)}</p>
      {failure.kind === 'refused' && <RefusalText failure={failure} />}
    </div>
  );
}

/** The portal's own message, marked as a quotation: it may be in any language and may name users. */
function RefusalText({ failure: { refusal } }: { failure: Extract<DeliveryFailure, { kind: 'refused' }> }) {
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
