import { useErrorBoundary, useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { OfferCard } from './OfferCard.tsx';
import { PortalCard } from './PortalCard.tsx';
import type { PanelSession } from './panel-session.ts';
import { TroubleCard } from './TroubleCard.tsx';

export interface PanelsProps {
  readonly session: PanelSession;
  /** Called once when the panel cannot be drawn: the page must then look as if it had never been there. */
  readonly broken: (error: unknown) => void;
}

/** The card of all portals that concern the person; or why there is none; or nothing. */
export function Panels({ session, broken }: PanelsProps) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [error] = useErrorBoundary(broken);
  const retried = useRef(false);
  useLayoutEffect(() => session.subscribe(() => redraw(undefined)), [session]);
  if (error !== undefined) return null;
  const trouble = session.trouble();
  const chosen = session.chosen();
  if (trouble !== null) {
    const retry = () => {
      retried.current = true;
      session.retry();
    };
    return <TroubleCard retrying={trouble === 'retrying'} onRetry={retry} />;
  }
  const offer = session.offer();
  if (offer !== null) return <OfferCard offer={offer} onAnswer={session.answerOffer} />;
  if (chosen === undefined) return null;
  const now = new Date();
  return (
    <PortalCard
      session={session}
      chosen={chosen}
      today={localCalendarDate(now)}
      now={now.getTime()}
      takesFocus={retried.current}
    />
  );
}
