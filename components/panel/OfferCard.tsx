import { useState } from 'preact/hooks';
import type { PortalOffer } from '../../utils/domain/panel.ts';
import { message } from '../../utils/platform/i18n.ts';
import { NewTabNote, OutLink } from '../shared/OutLink.tsx';
import { State } from '../shared/State.tsx';
import { Card } from './Card.tsx';

interface OfferProps {
  readonly offer: PortalOffer;
  onAnswer(accepted: boolean): void;
}

/** In the place of everything while no portal is defined: the school's own, found by its number. */
export function OfferCard({ offer, onAnswer }: OfferProps) {
  const [answered, setAnswered] = useState(false);
  const answer = (accepted: boolean) => {
    if (answered) return;
    setAnswered(true);
    onAnswer(accepted);
  };
  return (
    <Card heading={message('panel_heading')}>
      <State icon="book" title={message('offer_title', offer.name)} text={message('offer_text')}>
        <button type="button" class="button" aria-disabled={answered} onClick={() => answer(true)}>
          {message('offer_accept')}
        </button>
        <button type="button" class="link" aria-disabled={answered} onClick={() => answer(false)}>
          {message('offer_refuse')}
        </button>
        <OutLink href={offer.address} class="link">
          {message('action_open_portal')}
        </OutLink>
      </State>
      <NewTabNote />
    </Card>
  );
}
