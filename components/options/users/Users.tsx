import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { Toast } from '../Toast.tsx';
import { type FileActions, FileList } from './FileList.tsx';
import { Kept } from './Kept.tsx';
import { ReviewPart } from './ReviewPart.tsx';
import { RosterFilePicker } from './RosterFilePicker.tsx';
import { Status } from './Status.tsx';
import { useArrivals } from './use-file-drop.ts';
import type { UsersSession } from './users-session.ts';
import { noticeWords, reportWords } from './users-words.ts';

interface UsersProps {
  readonly session: UsersSession;
  /** Whether the section is the one that is looked at. */
  readonly shown: boolean;
}

/** The users of the school: lists in, what they hold, and every doubt about them. */
export function Users({ session, shown }: UsersProps) {
  const view = useView(session, shown);
  const add = (files: Parameters<UsersSession['add']>[0]) => void session.add(files);
  const hovered = useArrivals(shown, add);
  const { place, notLost } = useFocus();
  const fileActions: FileActions = {
    onRemove(id) {
      session.remove(id);
      notLost('#users-bring');
    },
    onRole: (id, role) => void session.setRole(id, role),
    onColumns: (id, headers, mapping) => void session.setColumnMapping(id, headers, mapping),
    onRetry: () => void session.retry(),
  };
  return (
    <section ref={place} class="card users" aria-labelledby="users-title">
      <header>
        <h2 id="users-title">{message('section_users')}</h2>
        <p>{message('users_intro')}</p>
        <p class="hint">{message('users_privacy')}</p>
      </header>
      <RosterFilePicker hovered={hovered} onFiles={add} />
      <FileList files={view.files} actions={fileActions} />
      <Status view={view} onStop={session.stop} />
      <ReviewPart
        review={view.review}
        doing={view.doing}
        onReport={() => void session.saveReport(message('users_report_file'), reportWords())}
        onKeep={() => void session.keep().then(() => notLost('#users-kept'))}
        onRetry={fileActions.onRetry}
      />
      <Kept
        kept={view.kept}
        busy={view.doing !== null}
        onRetry={() => void session.open()}
        onForget={() => void session.forget().then(() => notLost('#users-kept'))}
      />
      <Toast
        notice={view.notice && { text: noticeWords(view.notice) }}
        onClose={() => {
          session.closeNotice();
          notLost('#users-bring');
        }}
      />
    </section>
  );
}

function useView(session: UsersSession, shown: boolean) {
  const [view, setView] = useState(session.view());
  useEffect(() => {
    session.subscribe(() => setView(session.view()));
    setView(session.view());
  }, [session]);
  useEffect(() => {
    if (shown) void session.open();
  }, [shown]);
  return view;
}

/** Where a button was that went with what it did, the keyboard would stand nowhere. */
function useFocus() {
  const place = useRef<HTMLElement>(null);
  /** After the page has been drawn anew. */
  const notLost = (heading: string) =>
    requestAnimationFrame(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      place.current?.querySelector<HTMLElement>(heading)?.focus();
    });
  return { place, notLost };
}
