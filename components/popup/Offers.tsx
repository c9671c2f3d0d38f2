import { useEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';

interface SiteOfferProps {
  /** Host of a PRONOTE in the current tab on which the panel is not enabled. */
  readonly host: string;
  /** Requires user activation: call synchronously from the click handler. False when the user declines. */
  onAllow(): Promise<boolean>;
}

/** Offers to enable the panel on the PRONOTE in the current tab. */
export function SiteOffer({ host, onAllow }: SiteOfferProps) {
  const [refused, setRefused] = useState(false);
  return (
    <section class="site-offer" aria-labelledby="site-offer">
      <h2 id="site-offer">{message('popup_site_title', host)}</h2>
      <p>{message('popup_site_text')}</p>
      <button
        type="button"
        class="button"
        onClick={() => void onAllow().then((allowed) => setRefused(!allowed))}
      >
        {message('popup_site_allow')}
      </button>
      <p role="status">{refused && message('popup_site_refused')}</p>
    </section>
  );
}

interface ReminderOfferProps {
  /** Requires user activation: call synchronously from the click handler. False when the user declines. */
  onAccept(): Promise<boolean>;
  onRefuse(): Promise<void>;
}

/** Offers reminders to a user with a loan due soon; not shown again after a refusal. */
export function ReminderOffer({ onAccept, onRefuse }: ReminderOfferProps) {
  const [answer, setAnswer] = useState<boolean | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  // The outcome replaces the buttons, one of which had the focus.
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
