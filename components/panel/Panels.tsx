import { useErrorBoundary, useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import type { PortalOffer } from '../../utils/domain/panel.ts';
import { Button, RetryButton } from '../shared/Button.tsx';
import { NewTabNote, OutLink } from '../shared/OutLink.tsx';
import { State } from '../shared/State.tsx';
import { useStore } from '../shared/use-store.ts';
import { Card } from './Card.tsx';
import { PortalCard } from './PortalCard.tsx';
import { chosenPortal, type PanelSession } from './panel-session.ts';

interface PanelsProps {
  readonly session: PanelSession;
  /** Called when rendering throws: the page must then be as it is without the extension. */
  readonly broken: (error: unknown) => void;
}

/** The card with all portals of the current user, or why there is none. */
export function Panels({ session, broken }: PanelsProps) {
  const view = useStore(session.view);
  const [error] = useErrorBoundary(broken);
  const retried = useRef(false);
  if (error !== undefined) return null;
  if (view.trouble !== null) {
    const retry = () => {
      retried.current = true;
      session.retry();
    };
    return <TroubleCard retrying={view.trouble === 'retrying'} onRetry={retry} />;
  }
  if (view.offer !== null) return <OfferCard offer={view.offer} onAnswer={session.answerOffer} />;
  const chosen = chosenPortal(view);
  if (chosen === undefined) return null;
  const now = new Date();
  return (
    <PortalCard
      session={session}
      view={view}
      chosen={chosen}
      today={localCalendarDate(now)}
      now={now.getTime()}
      takesFocus={retried.current}
    />
  );
}

interface TroubleProps {
  readonly retrying: boolean;
  onRetry(): void;
}

/** Replaces the panel when the background did not answer. */
export function TroubleCard({ retrying, onRetry }: TroubleProps) {
  const title = message('trouble_title');
  const text = message('trouble_text');
  return (
    <Card heading={message('panel_heading')}>
      <State icon="alert" title={title} text={text}>
        <RetryButton class="button" busy={retrying} onRetry={onRetry} />
      </State>
      {/* Emptied during a retry, so that screen readers announce a second failure too. */}
      <p class="sr" role="alert">
        {!retrying && `${title}. ${text}`}
      </p>
    </Card>
  );
}

interface OfferProps {
  readonly offer: PortalOffer;
  onAnswer(accepted: boolean): void;
}

/** Replaces the panel while no portal is configured: offers the school's own portal. */
function OfferCard({ offer, onAnswer }: OfferProps) {
  const [answered, setAnswered] = useState(false);
  const answer = (accepted: boolean) => {
    if (answered) return;
    setAnswered(true);
    onAnswer(accepted);
  };
  return (
    <Card heading={message('panel_heading')}>
      <State icon="book" title={message('offer_title', offer.name)} text={message('offer_text')}>
        <Button class="button" aria-disabled={answered} onClick={() => answer(true)}>
          {message('offer_accept')}
        </Button>
        <Button class="link" aria-disabled={answered} onClick={() => answer(false)}>
          {message('offer_refuse')}
        </Button>
        <OutLink href={offer.address} class="link">
          {message('action_open_portal')}
        </OutLink>
      </State>
      <NewTabNote />
    </Card>
  );
}
