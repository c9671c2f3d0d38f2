import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { report } from '../utils/browser/log.ts';
import { beginLife } from '../utils/browser/native-browser.ts';
import { shownTokens } from '../utils/esidoc/shown-tokens.ts';
import { send } from '../utils/messaging/client.ts';

/** On the portal's pages: sends the tokens found in the page to the background, and changes nothing in the page. */
export default defineUnlistedScript(() => {
  if (beginLife('portal') === null) return;
  let sent = '';
  const sendTokens = () => {
    const shown = shownTokens(document.documentElement.outerHTML, Object.values(sessionStorage));
    const text = JSON.stringify(shown);
    if (text === sent || (shown.written === '' && shown.kept === '')) return;
    sent = text;
    send('portal.shown', shown).catch((error: unknown) => report('portal', error));
  };
  sendTokens();
  // The page may have signed the user in since, and is hidden when the user goes back to PRONOTE.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sendTokens());
});
