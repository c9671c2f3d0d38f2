import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';

interface ReminderOfferProps {
  /** Must ask the browser in the very click; false where the person refused. */
  onAccept(): Promise<boolean>;
  onRefuse(): Promise<void>;
}

/** Offers reminders to somebody who has something to return soon; asked once, and never again after a no. */
export function ReminderOffer({ onAccept, onRefuse }: ReminderOfferProps) {
  const [answer, setAnswer] = useState<boolean | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  // The buttons are gone with the question.
  useEffect(() => {
    if (answer !== null) outcome.current?.focus();
  }, [answer]);
  return (
    <section class="site-offer reminder-offer" aria-labelledby="reminder-offer">
      <h2 id="reminder-offer">{message('offer_reminders_title')}</h2>
      {answer === null ? (
        <>
          <p>{message('offer_reminders_text')}</p>
          <div class="answers">
            <button type="button" class="button" onClick={() => void onAccept().then(setAnswer)}>
              {message('offer_reminders_accept')}
            </button>
            <button type="button" class="link" onClick={() => void onRefuse().then(() => setAnswer(false))}>
              {message('offer_reminders_refuse')}
            </button>
          </div>
        </>
      ) : (
        <p ref={outcome} tabIndex={-1}>
          {message(answer ? 'offer_reminders_accepted' : 'offer_reminders_refused')}
        </p>
      )}
    </section>
  );
}
