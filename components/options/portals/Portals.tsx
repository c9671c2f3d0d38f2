import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { parseRne } from '../../../utils/domain/rne.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import { Mark } from '../../shared/Mark.tsx';
import { useStore } from '../../shared/use-store.ts';
import { faultText } from '../fault-text.ts';
import { Toast } from '../Toast.tsx';
import { PortalEditor, type PortalEditorProps } from './PortalEditor.tsx';
import { PortalTabs, tabId, tabPanelId } from './PortalTabs.tsx';
import type { PortalsNotice } from './portals-session.ts';
import { RneField } from './RneField.tsx';

export type PortalsProps = Omit<PortalEditorProps, 'tab' | 'view'>;

/** The portals, one tab each, with their settings and a preview of the panel. */
export function Portals(props: PortalsProps) {
  const { session } = props;
  const view = useStore(session.view);
  const { tabs, chosen, notice, canUndo } = view;
  const { place, focusTab } = useTabFocus(tabs.length, chosen?.id);
  const shown = useMemo(
    () =>
      notice && {
        text: noticeText(notice),
        ...(canUndo && { undo: () => void session.undo().then(focusTab) }),
      },
    [notice, canUndo],
  );
  return (
    <div ref={place}>
      {chosen === null ? (
        <Welcome onContinue={session.add} />
      ) : (
        <section aria-labelledby="portals">
          <div class="heading">
            <div>
              <h2 id="portals">{message('portals_title')}</h2>
              <p>{message('portals_intro')}</p>
            </div>
            <button type="button" class="primary" onClick={() => session.add('')}>
              {message('portals_add')}
            </button>
          </div>
          <PortalTabs tabs={tabs} chosen={chosen} onChoose={session.choose} />
          <div role="tabpanel" id={tabPanelId} aria-labelledby={tabId(chosen)}>
            <PortalEditor key={chosen.id} tab={chosen} view={view} {...props} />
          </div>
        </section>
      )}
      <Toast
        notice={shown}
        onClose={() => {
          session.closeNotice();
          focusTab();
        }}
      />
    </div>
  );
}

function noticeText(notice: PortalsNotice): string {
  return message(notice === 'not-restored' ? 'editor_not_saved' : `portal_${snakeCase(notice)}`);
}

/** Moves the focus when the tabs change: into the form of a new portal, else to the selected tab. */
function useTabFocus(count: number, chosenId: string | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef({ count, chosenId });
  const focusTab = () =>
    place.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true], input')?.focus();
  useEffect(() => {
    const isNew = count > before.current.count && chosenId !== before.current.chosenId;
    const isGone = count < before.current.count && document.activeElement === document.body;
    before.current = { count, chosenId };
    if (isNew && place.current?.contains(document.activeElement)) {
      place.current.querySelector<HTMLElement>('form input:not(:disabled)')?.focus();
    } else if (isGone) focusTab();
  }, [count, chosenId]);
  return { place, focusTab };
}

/** Shown while there is no portal: asks for the RNE, from which the rest is derived. */
function Welcome({ onContinue }: { onContinue(rne: string): void }) {
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const parsed = parseRne(text);
  const fault = tried && !parsed.ok ? faultText('rne', parsed.failure.kind) : null;

  function submit(event: Event) {
    event.preventDefault();
    setTried(true);
    if (parsed.ok) onContinue(parsed.value.rne);
    else form.current?.querySelector('input')?.focus();
  }

  return (
    <section class="card welcome" aria-labelledby="welcome">
      <Mark size={72} />
      <div>
        <h2 id="welcome">{message('welcome_title')}</h2>
        <p>{message('welcome_text')}</p>
        <form ref={form} noValidate onSubmit={submit}>
          <RneField value={text} fault={fault} onChange={setText} />
          <button type="submit" class="primary">
            {message('welcome_continue')}
          </button>
        </form>
      </div>
    </section>
  );
}
