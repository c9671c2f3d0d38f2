import { useState } from 'preact/hooks';
import { message } from '../../utils/browser/i18n.ts';

interface SiteOfferProps {
  /** Where the tab below the popup shows a PRONOTE that the panel does not stand in. */
  readonly host: string;
  /** Must be called in the very click; false where the person refused. */
  onAllow(): Promise<boolean>;
}

/** Offers to switch the panel on for the PRONOTE that the person is looking at. */
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
