import { Component } from 'preact';
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
export class Panels extends Component<PanelsProps> {
  #isBroken = false;
  #retried = false;
  #ended = () => {};

  override componentDidMount() {
    this.#ended = this.props.session.subscribe(() => this.setState({}));
  }

  override componentWillUnmount() {
    this.#ended();
  }

  override componentDidCatch(error: unknown) {
    this.#isBroken = true;
    this.setState({});
    this.props.broken(error);
  }

  override render({ session }: PanelsProps) {
    if (this.#isBroken) return null;
    const trouble = session.trouble();
    if (trouble !== null) {
      const retry = () => {
        this.#retried = true;
        session.retry();
      };
      return <TroubleCard retrying={trouble === 'retrying'} onRetry={retry} />;
    }
    const offer = session.offer();
    if (offer !== null) return <OfferCard offer={offer} onAnswer={session.answerOffer} />;
    const chosen = session.chosen();
    if (chosen === undefined) return null;
    const now = new Date();
    return (
      <PortalCard
        session={session}
        chosen={chosen}
        today={localCalendarDate(now)}
        now={now.getTime()}
        takesFocus={this.#retried}
      />
    );
  }
}
