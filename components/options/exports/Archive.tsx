import { message, plural } from '../../../utils/browser/i18n.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useOwnId } from '../../shared/own-id.ts';
import { useStore } from '../../shared/use-store.ts';
import { Toast } from '../Toast.tsx';
import { ArchiveItem } from './ArchiveItem.tsx';
import type { ArchiveSession, ExportListView } from './archive-session.ts';
import { archiveFailureText, archiveNoticeText } from './archive-text.ts';
import { usePagedList } from './use-paged-list.ts';

type ExportList = Extract<ExportListView, { kind: 'list' }>;

/** Every export made on this computer: its outcome, and its file until it is deleted. */
export function Archive({ session }: { session: ArchiveSession }) {
  const { exports, notice } = useStore(session.view);
  return (
    <section class="card archive" aria-labelledby="archive">
      <h2 id="archive" tabindex={-1}>
        {message('archive_title')}
      </h2>
      <p class="hint">{message('archive_intro')}</p>
      {exports.kind === 'failed' && (
        <div class="banner">
          <p>{message('archive_not_listed', archiveFailureText(exports.failure))}</p>
          <button type="button" onClick={() => void session.refresh()}>
            {message('action_retry')}
          </button>
        </div>
      )}
      {exports.kind === 'list' && <Exports view={exports} session={session} />}
      <Toast
        notice={notice && { text: archiveNoticeText(notice) }}
        onClose={() => {
          session.closeNotice();
          document.getElementById('archive')?.focus();
        }}
      />
    </section>
  );
}

function Exports({ view, session }: { view: ExportList; session: ArchiveSession }) {
  const { list, shownCount, showMore } = usePagedList(10, 20);
  const { records, unreadable, portals } = view;
  return (
    <>
      {portals.length > 1 && <PortalChoice view={view} onChoose={session.choosePortal} />}
      {unreadable > 0 && <p class="banner">{plural('archive_unreadable', unreadable)}</p>}
      {records.length === 0 && unreadable === 0 && <Empty icon="clock" text={message('archive_none')} />}
      <ol class="past" ref={list}>
        {records.slice(0, shownCount).map((record) => (
          <ArchiveItem key={record.id} record={record} now={view.now} session={session} />
        ))}
      </ol>
      {records.length > shownCount && (
        <button type="button" onClick={showMore}>
          {plural('archive_more', records.length - shownCount)}
        </button>
      )}
    </>
  );
}

function PortalChoice({ view, onChoose }: { view: ExportList; onChoose(id: string | null): void }) {
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
