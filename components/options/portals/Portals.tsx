import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { type MessageKey, message } from '../../../utils/browser/i18n.ts';
import { Toast } from '../Toast.tsx';
import type { Check } from './PortalCheck.tsx';
import { PortalEditor } from './PortalEditor.tsx';
import { PortalTabs, tabId, tabPanelId } from './PortalTabs.tsx';
import type { PanelStage } from './PreviewPanel.tsx';
import type { PortalsNotice } from './portals-model.ts';
import type { PortalsSession } from './portals-session.ts';
import type { LookUp } from './use-look-up.ts';
import { Welcome } from './Welcome.tsx';

export interface PortalsProps {
  readonly session: PortalsSession;
  readonly lookUp: LookUp;
  readonly check: Check;
  readonly createStage: () => PanelStage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

const notices = {
  saved: 'portal_saved',
  removed: 'portal_removed',
  'not-removed': 'portal_not_removed',
  'not-moved': 'portal_not_moved',
  'not-restored': 'editor_not_saved',
} as const satisfies Record<PortalsNotice, MessageKey>;

/** The portals, a tab each, with all that is set for them and the panel as people will see it. */
export function Portals({ session, ...rest }: PortalsProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => session.subscribe(() => redraw(undefined)), [session]);
  const { tabs, chosen, notice, canUndo } = session.view();
  const { place, focusTab } = useTabFocus(tabs.length, chosen?.id);
  const shown = useMemo(
    () =>
      notice && {
        text: message(notices[notice]),
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
            <PortalEditor key={chosen.id} tab={chosen} session={session} {...rest} />
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

/** Where a tab came or went, the focus does not: a new portal is typed at once, else it is at the tab that is shown. */
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
