import { message } from '../../../utils/browser/i18n.ts';
import { type PortalTab, tabName } from './portal-tab.ts';
import type { PortalsSession } from './portals-session.ts';

interface HeadProps {
  readonly tab: PortalTab;
  readonly tabs: readonly PortalTab[];
  readonly session: PortalsSession;
}

/** The portal's name and address, with buttons to move and remove it. */
export function EditorHead({ tab, tabs, session }: HeadProps) {
  const { id, saved, locked } = tab;
  const name = tabName(tab);
  return (
    <header class="editor-head">
      {saved !== null && (
        <p class="label">
          <span>{saved.rne.slice(0, 3)}</span>
          <span>{saved.rne.slice(3, 7)}</span>
          <span>{saved.rne.slice(7)}</span>
        </p>
      )}
      <div class="what">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        {saved !== null && (
          <p class="meta">
            <a
              href={saved.address}
              target="_blank"
              rel="noopener"
              title={message('portal_open_named', saved.name)}
            >
              {saved.address.replace('https://', '')}
            </a>
          </p>
        )}
        {locked && <p class="advice">{message('portal_locked')}</p>}
      </div>
      {saved !== null && !locked && (
        <div class="actions">
          <MoveButtons tab={tab} tabs={tabs} onMove={(by) => void session.move(id, by)} />
          <button
            type="button"
            class="plain"
            aria-label={message('portal_remove_named', saved.name)}
            onClick={() => void session.remove(id)}
          >
            {message('portal_remove')}
          </button>
        </div>
      )}
    </header>
  );
}

/** Moves the portal among the tabs, whose order is also that of the panel; the policy's portals cannot be moved. */
function MoveButtons({ tab, tabs, onMove }: Pick<HeadProps, 'tab' | 'tabs'> & { onMove(by: number): void }) {
  const own = tabs.filter(({ saved, locked }) => saved !== null && !locked);
  const place = own.findIndex(({ id }) => id === tab.id);
  if (own.length < 2) return null;
  const name = tabName(tab);
  return (
    <>
      <button
        type="button"
        class="small"
        aria-disabled={place === 0}
        aria-label={message('portal_move_before', name)}
        onClick={() => place > 0 && onMove(-1)}
      >
        <span aria-hidden="true">←</span>
      </button>
      <button
        type="button"
        class="small"
        aria-disabled={place === own.length - 1}
        aria-label={message('portal_move_after', name)}
        onClick={() => place < own.length - 1 && onMove(1)}
      >
        <span aria-hidden="true">→</span>
      </button>
      <span class="sr" role="status">
        {message('portal_place', String(place + 1), String(own.length))}
      </span>
    </>
  );
}
