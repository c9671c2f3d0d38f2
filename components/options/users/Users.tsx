import { useEffect, useRef } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { useStore } from '../../shared/use-store.ts';
import { Toast } from '../Toast.tsx';
import { type FileActions, FileList } from './FileList.tsx';
import { ImportStatus } from './ImportStatus.tsx';
import { ReviewSection } from './ReviewSection.tsx';
import { RosterFilePicker } from './RosterFilePicker.tsx';
import { SavedRoster } from './SavedRoster.tsx';
import { useFileDrop } from './use-file-drop.ts';
import type { PickedFile } from './users-model.ts';
import type { UsersSession } from './users-session.ts';
import { reportTexts, usersNoticeText } from './users-text.ts';

interface UsersProps {
  readonly session: UsersSession;
  /** Whether this section is the visible one. */
  readonly shown: boolean;
}

/** The users section: imports lists, checks them, and saves or deletes the roster. */
export function Users({ session, shown }: UsersProps) {
  const view = useStore(session.view);
  // Another tab may have changed the stored roster.
  useEffect(() => {
    if (shown) void session.open();
  }, [shown]);
  const add = (files: readonly PickedFile[]) => void session.add(files);
  const hovered = useFileDrop(shown, add);
  const { section, restoreFocus } = useRestoredFocus();
  const fileActions: FileActions = {
    onRemove(id) {
      session.remove(id);
      restoreFocus('#users-bring');
    },
    onRole: (id, role) => void session.setRole(id, role),
    onColumns: (id, headers, mapping) => void session.setColumnMapping(id, headers, mapping),
    onRetry: () => void session.retry(),
  };
  return (
    <section ref={section} class="card users" aria-labelledby="users-title">
      <header>
        <h2 id="users-title">{message('section_users')}</h2>
        <p>{message('users_intro')}</p>
        <p class="hint">{message('users_privacy')}</p>
      </header>
      <RosterFilePicker hovered={hovered} onFiles={add} />
      <FileList files={view.files} actions={fileActions} />
      <ImportStatus view={view} onStop={session.stop} />
      <ReviewSection
        review={view.review}
        pending={view.pending}
        onReport={() => void session.saveReport(message('users_report_file'), reportTexts())}
        onSave={() => void session.save().then(() => restoreFocus('#users-kept'))}
        onRetry={fileActions.onRetry}
      />
      <SavedRoster
        saved={view.saved}
        busy={view.pending !== null}
        onRetry={() => void session.open()}
        onDelete={() => void session.delete().then(() => restoreFocus('#users-kept'))}
      />
      <Toast
        notice={view.notice && { text: usersNoticeText(view.notice) }}
        onClose={() => {
          session.closeNotice();
          restoreFocus('#users-bring');
        }}
      />
    </section>
  );
}

/** Moves the focus to a heading when the focused button was removed by its own action. */
function useRestoredFocus() {
  const section = useRef<HTMLElement>(null);
  /** Waits for the next frame, since the page must have been rendered. */
  const restoreFocus = (heading: string) =>
    requestAnimationFrame(() => {
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      section.current?.querySelector<HTMLElement>(heading)?.focus();
    });
  return { section, restoreFocus };
}
