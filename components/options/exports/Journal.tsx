import { message, plural } from '../../../utils/browser/i18n.ts';
import type { JournalEntry } from '../../../utils/domain/journal.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useStore } from '../../shared/use-store.ts';
import type { ArchiveSession, JournalView } from './archive-session.ts';
import { archiveFailureText, eventText, fullDateText } from './archive-text.ts';
import { usePagedList } from './use-paged-list.ts';

/** The name of a portal; null when it is unknown. */
type PortalNameOf = (portalId: string) => string | null;

interface JournalProps {
  readonly session: ArchiveSession;
  /** The portals in the settings. */
  readonly portals: readonly Portal[];
}

/** The administrators' actions on this computer, the latest first. */
export function Journal({ session, portals }: JournalProps) {
  const { exports, journal } = useStore(session.view);
  // A portal that was removed from the settings may still be named in the archive.
  const named = exports.kind === 'list' ? [...portals, ...exports.portals] : portals;
  const nameOf: PortalNameOf = (portalId) => named.find(({ id }) => id === portalId)?.name ?? null;
  return (
    <section class="card journal" aria-labelledby="journal">
      <h2 id="journal">{message('journal_title')}</h2>
      <p class="hint">{message('journal_intro')}</p>
      {journal.kind === 'failed' && (
        <div class="banner">
          <p>{message('journal_not_read', archiveFailureText(journal.failure))}</p>
          <button type="button" onClick={() => void session.refresh()}>
            {message('action_retry')}
          </button>
        </div>
      )}
      {journal.kind === 'list' && <Entries view={journal} nameOf={nameOf} onSave={session.saveJournal} />}
    </section>
  );
}

interface EntriesProps {
  readonly view: Extract<JournalView, { kind: 'list' }>;
  readonly nameOf: PortalNameOf;
  onSave(): void;
}

function Entries({ view: { entries, unreadable }, nameOf, onSave }: EntriesProps) {
  const { list, shownCount, showMore } = usePagedList(20, 50);
  return (
    <>
      {unreadable > 0 && <p class="banner">{plural('journal_unreadable', unreadable)}</p>}
      {entries.length === 0 && unreadable === 0 && <Empty icon="check" text={message('journal_none')} />}
      <ol class="entries" ref={list}>
        {entries.slice(0, shownCount).map((entry, index) => (
          // Entries have no id; their position from the oldest entry never changes.
          <Entry key={entries.length - index} entry={entry} nameOf={nameOf} />
        ))}
      </ol>
      {entries.length > 0 && (
        <div class="buttons">
          {entries.length > shownCount && (
            <button type="button" onClick={showMore}>
              {plural('journal_more', entries.length - shownCount)}
            </button>
          )}
          <button type="button" onClick={onSave}>
            {message('journal_save')}
          </button>
        </div>
      )}
    </>
  );
}

function Entry({ entry: { at, event }, nameOf }: { entry: JournalEntry; nameOf: PortalNameOf }) {
  return (
    <li tabindex={-1}>
      <time class="at" dateTime={new Date(at).toISOString()}>
        {fullDateText(at)}
      </time>
      <span>{eventText(event, 'portalId' in event ? nameOf(event.portalId) : null)}</span>
    </li>
  );
}
