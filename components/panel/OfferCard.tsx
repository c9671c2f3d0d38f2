import { Component } from 'preact';
import { message } from '../../utils/browser/i18n.ts';
import type { PortalOffer } from '../../utils/domain/panel.ts';
import { Button } from '../shared/Button.tsx';
import { NewTabNote, OutLink } from '../shared/OutLink.tsx';
import { State } from '../shared/State.tsx';
import { Card } from './Card.tsx';

interface OfferProps {
  readonly offer: PortalOffer;
  onAnswer(accepted: boolean): void;
}

/** In the place of everything while no portal is defined: the school's own, found by its number. */
export class OfferCard extends Component<OfferProps, { readonly answered: boolean }> {
  override state = { answered: false };

  #answer(accepted: boolean) {
    if (this.state.answered) return;
    this.setState({ answered: true });
    this.props.onAnswer(accepted);
  }

  override render({ offer }: OfferProps) {
    const { answered } = this.state;
    return (
      <Card heading={message('panel_heading')}>
        <State icon="book" title={message('offer_title', offer.name)} text={message('offer_text')}>
          <Button class="button" aria-disabled={answered} onClick={() => this.#answer(true)}>
            {message('offer_accept')}
          </Button>
          <Button class="link" aria-disabled={answered} onClick={() => this.#answer(false)}>
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
}
