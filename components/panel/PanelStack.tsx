import { useErrorBoundary, useReducer } from 'preact/hooks';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { Panel } from './Panel.tsx';
import type { PanelSession } from './panel-session.ts';

export interface PanelStackProps {
  readonly session: PanelSession;
  /** Called once when the panel cannot be drawn: the page must then look as if it had never been there. */
  readonly broken: (error: unknown) => void;
}

/** The panels of all portals that concern the person, one under the other. */
export function PanelStack({ session, broken }: PanelStackProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [error] = useErrorBoundary(broken);
  session.subscribe(() => redraw(undefined));
  if (error !== undefined) return null;
  const now = new Date();
  return (
    <>
      {session.portals().map(({ portal, refreshing, search }) => (
        <Panel
          key={portal.id}
          portal={portal}
          today={localCalendarDate(now)}
          now={now.getTime()}
          refreshing={refreshing}
          search={search}
          onSearch={(terms) => session.search(portal.id, terms)}
          onCloseSearch={() => session.closeSearch(portal.id)}
          onRefresh={() => session.refresh(portal.id)}
        />
      ))}
    </>
  );
}
