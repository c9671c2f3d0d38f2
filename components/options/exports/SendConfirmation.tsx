import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import type { BuiltFeed } from '../../../utils/domain/export-preview.ts';
import { endpointDoubt, readEndpoint } from '../../../utils/domain/feed-endpoint.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { roles } from '../../../utils/domain/user.ts';
import { roleCount, sizeWords } from '../role-words.ts';
import type { ExportsSession } from './exports-session.ts';
import { TokenFields } from './TokenFields.tsx';

interface ConfirmationProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly feed: BuiltFeed;
}

/** Who receives what, before anything leaves. */
export function SendConfirmation({ session, portal, feed }: ConfirmationProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const [isMeant, setMeant] = useState(false);
  useLayoutEffect(() => title.current?.focus(), []);
  const endpoint = readEndpoint(portal.feed?.endpoint ?? '');
  if (!endpoint.ok) return null;
  const { address, editor, rne } = endpoint.value;
  const doubt = endpointDoubt(endpoint.value, portal.rne);
  const { token } = session.view();
  const { byRole } = feed.plan;
  const counts = roles.filter((role) => byRole[role] > 0).map((role) => roleCount(role, byRole[role]));
  const mayLeave = token !== 'none' && (doubt === null || isMeant);
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
        <dd>{counts.join(', ')}</dd>
        <dt>{message('exports_confirm_size')}</dt>
        <dd>{sizeWords(feed.bytes.length)}</dd>
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
          aria-disabled={!mayLeave}
          onClick={() => mayLeave && void session.departure.send(isMeant)}
        >
          {message('exports_confirm_send')}
        </button>
        <button type="button" onClick={session.departure.refrain}>
          {message('editor_cancel')}
        </button>
      </div>
    </section>
  );
}
