import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { send } from '../utils/messaging/client.ts';
import { inspectPage } from '../utils/pronote/inspect-page.ts';
import { inspectWhenSettled } from '../utils/pronote/inspect-when-settled.ts';

/**
 * Run in an open page by the settings' diagnosis, once, and gone: says what of PRONOTE's page is found there. Null on
 * pages that the extension does not serve, such as the page around an ENT's frame.
 */
export default defineUnlistedScript(async () => {
  const told = await send('page.opened', {}).catch(() => null);
  if (told === null) return null;
  const view = { document, path: location.pathname, framed: window.top !== window };
  return inspectWhenSettled(() => inspectPage(view, told.selectors), document);
});
