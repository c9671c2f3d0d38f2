import { message, plural } from '../../../utils/browser/i18n.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useOwnId } from '../../shared/own-id.ts';
import { useChanges, usePagedList } from '../../shared/use-store.ts';
import { Toast } from '../Toast.tsx';
import { ArchiveItem } from './ArchiveItem.tsx';
import type { ArchiveSession, ArchiveView } from './archive-session.ts';
import { archiveTroubleWords, noticeWords } from './archive-words.ts';

type List = Extract<ArchiveView, { kind: 'list' }>;

/** Every export that was made on this computer: what became of it, and its file for as long as it is kept. */
export function Archive({ session }: { session: ArchiveSession }) {
  useChanges(session);
  const notice = session.notice();
  return (
    <section class="card archive" aria-labelledby="archive">
      <h2 id="archive" tabindex={-1}>
        {message('archive_title')}
      </h2>
      <p class="hint">{message('archive_intro')}</p>
      <Body view={session.view()} session={session} />
      <Toast
        notice={notice && { text: noticeWords(notice) }}
        onClose={() => {
          session.closeNotice();
          document.getElementById('archive')?.focus();
        }}
      />
    </section>
  );
}

function Body({ view, session }: { view: ArchiveView; session: ArchiveSession }) {
  switch (view.kind) {
    case 'loading':
      return null;
    case 'failed':
      return (
        <div class="banner">
          <p>{message('archive_not_listed', archiveTroubleWords(view.trouble))}</p>
          <button type="button" onClick={() => void session.look()}>
            {message('action_retry')}
          </button>
        </div>
      );
    case 'list':
      return <Exports view={view} session={session} />;
  }
}

function Exports({ view, session }: { view: List; session: ArchiveSession }) {
  const { list, most, showMore } = usePagedList(10, 20);
  const { records, unreadable, portals } = view;
  return (
    <>
      {portals.length > 1 && <PortalChoice view={view} onChoose={session.choosePortal} />}
      {unreadable > 0 && <p class="banner">{plural('archive_unreadable', unreadable)}</p>}
      {records.length === 0 && unreadable === 0 && <Empty icon="clock" text={message('archive_none')} />}
      <ol class="past" ref={list}>
        {records.slice(0, most).map((record) => (
          <ArchiveItem key={record.id} record={record} now={view.now} session={session} />
        ))}
      </ol>
      {records.length > most && (
        <button type="button" onClick={showMore}>
          {plural('archive_more', records.length - most)}
        </button>
      )}
    </>
  );
}

function PortalChoice({ view, onChoose }: { view: List; onChoose(id: string | null): void }) {
  const id = useOwnId();
  return (
    <p class="portal-choice">
      <label for={id}>{message('archive_portal')}</label>
      <select
        id={id}
        value={view.portalId ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? null : currentTarget.value)}
      >
        <option value="">{message('archive_all_portals')}</option>
        {view.portals.map((portal) => (
          <option key={portal.id} value={portal.id}>
            {portal.name}
          </option>
        ))}
      </select>
    </p>
  );
}
