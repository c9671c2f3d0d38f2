import { useEffect, useRef } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import { formatSize } from '../formats.ts';
import { Changes } from './Changes.tsx';
import { PolicyReport } from './PolicyReport.tsx';
import { type BroughtView, mostBytes, type RolloutSession } from './rollout-session.ts';

/** What the file that was brought is, and what can be done with it. */
export function ImportResult({ session }: { session: RolloutSession }) {
  const { brought } = session.view();
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = brought.kind !== 'none' && brought.kind !== 'reading';
  useEffect(() => {
    if (isThere) heading.current?.focus();
  }, [brought]);
  return (
    <div class="rollout-brought">
      <p role="status" class="hint">
        {brought.kind === 'reading' && message('rollout_reading', brought.name)}
      </p>
      {brought.kind !== 'none' && brought.kind !== 'reading' && (
        <>
          <h4 ref={heading} tabIndex={-1}>
            <bdi>{brought.name}</bdi>
          </h4>
          <Content brought={brought} session={session} />
          {brought.kind !== 'settings' && (
            <button type="button" onClick={session.putAside}>
              {message('dismiss')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

type Content = Exclude<BroughtView, { kind: 'none' | 'reading' }>;

function Content({ brought, session }: { brought: Content; session: RolloutSession }) {
  switch (brought.kind) {
    case 'too-large':
      return (
        <p class="banner">{message('rollout_too_large', formatSize(brought.size), formatSize(mostBytes))}</p>
      );
    case 'gone':
      return <p class="banner">{message('rollout_gone')}</p>;
    case 'settings-failure':
      return brought.failure.kind === 'later-version' ? (
        <p class="banner">{message('settings_file_later')}</p>
      ) : (
        <div class="banner">
          <p>{message('settings_file_wrong')}</p>
          <ul class="rollout-faults">
            {brought.failure.places.slice(0, 20).map((place) => (
              <li key={place}>
                <code>{place === '' ? message('settings_file_whole') : place.replaceAll('.', ' › ')}</code>
              </li>
            ))}
          </ul>
        </div>
      );
    case 'policy':
      return <PolicyReport check={brought.check} />;
    case 'settings':
      return <Import brought={brought} session={session} />;
  }
}

interface ImportProps {
  readonly brought: Extract<BroughtView, { kind: 'settings' }>;
  readonly session: RolloutSession;
}

function Import({ brought: { changes }, session }: ImportProps) {
  if (changes.length === 0)
    return (
      <>
        <p>{message('settings_file_same')}</p>
        <button type="button" onClick={session.putAside}>
          {message('dismiss')}
        </button>
      </>
    );
  return (
    <>
      <p>{plural('settings_file_changes', changes.length)}</p>
      <Changes changes={changes} />
      <div class="buttons">
        <button type="button" class="primary" onClick={() => void session.apply()}>
          {message('settings_file_apply')}
        </button>
        <button type="button" onClick={session.putAside}>
          {message('settings_file_leave')}
        </button>
      </div>
    </>
  );
}
