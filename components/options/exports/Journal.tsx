import { message, plural } from '../../../utils/browser/i18n.ts';
import type { JournalEntry } from '../../../utils/domain/journal.ts';
import { Empty } from '../../shared/Empty.tsx';
import { useChanges, usePagedList } from '../../shared/use-store.ts';
import { archiveTroubleWords, eventWords, type NameOfPortal, registerWords } from './archive-words.ts';
import type { JournalSession, JournalView } from './journal-session.ts';

type List = Extract<JournalView, { kind: 'list' }>;

interface JournalProps {
  readonly session: JournalSession;
  readonly nameOf: NameOfPortal;
}

/** What administrators did on this computer, the latest first. */
export function Journal({ session, nameOf }: JournalProps) {
  useChanges(session);
  const view = session.view();
  return (
    <section class="card journal" aria-labelledby="journal">
      <h2 id="journal">{message('journal_title')}</h2>
      <p class="hint">{message('journal_intro')}</p>
      {view.kind === 'failed' && (
        <div class="banner">
          <p>{message('journal_not_read', archiveTroubleWords(view.trouble))}</p>
          <button type="button" onClick={() => void session.look()}>
            {message('action_retry')}
          </button>
        </div>
      )}
      {view.kind === 'list' && <Entries view={view} nameOf={nameOf} onSave={session.saveTable} />}
    </section>
  );
}

interface EntriesProps {
  readonly view: List;
  readonly nameOf: NameOfPortal;
  onSave(): void;
}

function Entries({ view: { entries, unreadable }, nameOf, onSave }: EntriesProps) {
  const { list, most, showMore } = usePagedList(20, 50);
  return (
    <>
      {unreadable > 0 && <p class="banner">{plural('journal_unreadable', unreadable)}</p>}
      {entries.length === 0 && unreadable === 0 && <Empty icon="check" text={message('journal_none')} />}
      <ol class="entries" ref={list}>
        {entries.slice(0, most).map((entry, place) => (
          // Entries have no identity of their own: their place from the oldest one on never changes.
          <Entry key={entries.length - place} entry={entry} nameOf={nameOf} />
        ))}
      </ol>
      {entries.length > 0 && (
        <div class="buttons">
          {entries.length > most && (
            <button type="button" onClick={showMore}>
              {plural('journal_more', entries.length - most)}
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

function Entry({ entry: { at, event }, nameOf }: { entry: JournalEntry; nameOf: NameOfPortal }) {
  return (
    <li tabindex={-1}>
      <time class="at" dateTime={new Date(at).toISOString()}>
        {registerWords(at)}
      </time>
      <span>{eventWords(event, nameOf)}</span>
    </li>
  );
}
