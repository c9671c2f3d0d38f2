import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { BuiltFeed } from '../../../utils/domain/export-preview.ts';
import { endpointDoubt, readEndpoint } from '../../../utils/domain/feed-endpoint.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { useStore } from '../../shared/use-store.ts';
import { formatSize } from '../formats.ts';
import { roleCounts } from '../role-text.ts';
import type { ExportsSession } from './exports-session.ts';
import { TokenFields } from './TokenFields.tsx';

interface ConfirmationProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly feed: BuiltFeed;
}

/** Shows the recipient and the content before the feed is sent. */
export function SendConfirmation({ session, portal, feed }: ConfirmationProps) {
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
          <div class="choice">
            <input
              type="checkbox"
              id="exports-meant"
              checked={isMeant}
              onChange={(event) => setMeant(event.currentTarget.checked)}
            />
            <label for="exports-meant">{message('exports_doubt_confirm', doubt.endpointRne)}</label>
          </div>
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
