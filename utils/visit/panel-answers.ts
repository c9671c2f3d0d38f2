import type { Portal } from '../domain/portal.ts';
import { fail, type Result } from '../domain/result.ts';
import { type SearchFailure, type SearchResults, searchTerms } from '../domain/search.ts';
import type { Handlers } from '../messaging/server.ts';
import { createPortalViews, type PortalViewsPorts } from './portal-views.ts';

export interface PanelAnswersPorts extends PortalViewsPorts {
  readonly search: (portal: Portal, terms: string) => Promise<Result<SearchResults, SearchFailure>>;
}

type PanelHandlers = Pick<Handlers, 'panel.open' | 'panel.refresh' | 'panel.search' | 'panel.leave'>;

/** Answers the panel: what this person may see, and nothing that is secret. */
export function createPanelAnswers(ports: PanelAnswersPorts): PanelHandlers {
  const views = createPortalViews(ports);

  return {
    async 'panel.open'({ person }) {
      return { portals: await views.of(await ports.presence.arrive(person)) };
    },

    'panel.refresh': ({ person, portalId, asked }) => views.refreshed(person, portalId, asked),

    async 'panel.search'({ portalId, terms }) {
      const portal = (await ports.portals()).find(({ id }) => id === portalId);
      const clean = searchTerms(terms);
      if (portal === undefined || clean === '')
        return fail({ kind: 'unreadable', detail: 'nothing to search' });
      return ports.search(portal, clean);
    },

    async 'panel.leave'() {
      if ((await ports.presence.current()) !== null) await ports.presence.leave();
      return null;
    },
  };
}
