import './archive.css';
import type { ExportsServices } from '../../components/options/admin-model.ts';
import { Archive } from '../../components/options/exports/Archive.tsx';
import { createArchiveSession } from '../../components/options/exports/archive-session.ts';
import { Journal } from '../../components/options/exports/Journal.tsx';
import type { Portal } from '../../utils/domain/portal.ts';

const refreshIntervalMs = 60_000;

/** The archive and the journal below the exports, refreshed every minute while they are visible. */
export function startArchive(services: ExportsServices) {
  const session = createArchiveSession(services);
  const refreshIfVisible = () => {
    if (document.visibilityState === 'visible' && location.hash === '#exports') void session.refresh();
  };
  setInterval(refreshIfVisible, refreshIntervalMs);
  addEventListener('hashchange', refreshIfVisible);
  document.addEventListener('visibilitychange', refreshIfVisible);
  refreshIfVisible();
  return {
    refresh: () => void session.refresh(),
    render: (portals: readonly Portal[]) => (
      <>
        <Archive session={session} />
        <Journal session={session} portals={portals} />
      </>
    ),
  };
}
