import { message } from '../../utils/browser/i18n.ts';
import { RetryButton } from '../shared/RetryButton.tsx';
import { State } from '../shared/State.tsx';
import { Card } from './Card.tsx';

interface TroubleProps {
  readonly retrying: boolean;
  onRetry(): void;
}

/** In the place of everything when the background could not answer at all. */
export function TroubleCard({ retrying, onRetry }: TroubleProps) {
  const title = message('trouble_title');
  const text = message('trouble_text');
  return (
    <Card heading={message('panel_heading')}>
      <State icon="alert" title={title} text={text}>
        <RetryButton class="button" busy={retrying} onRetry={onRetry} />
      </State>
      {/* Emptied meanwhile, so that a second failure is spoken like the first. */}
      <p class="sr" role="alert">
        {!retrying && `${title}. ${text}`}
      </p>
    </Card>
  );
}
