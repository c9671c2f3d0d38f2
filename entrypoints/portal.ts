import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { report } from '../utils/browser/log.ts';
import { beginLife } from '../utils/browser/native-browser.ts';
import { shownTokens } from '../utils/esidoc/shown-tokens.ts';
import { send } from '../utils/messaging/client.ts';

/** On the portal's own pages: tells the background which tokens they show, and changes nothing. */
export default defineUnlistedScript(() => {
  if (beginLife('portal') === null) return;
  let told = '';
  const tell = () => {
    const shown = shownTokens(document.documentElement.outerHTML, Object.values(sessionStorage));
    const text = JSON.stringify(shown);
    if (text === told || (shown.written === '' && shown.kept === '')) return;
    told = text;
    send('portal.shown', shown).catch((error: unknown) => report('portal', error));
  };
  tell();
  // A script of the page may have signed the person in since; they are about to go back to PRONOTE.
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && tell());
});
