import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { send } from '../utils/messaging/client.ts';
import { inspectSettledPage } from '../utils/pronote/inspect-page.ts';

/**
 * Injected once by the settings' diagnostics: returns a snapshot of an open page of PRONOTE. Null on pages that the
 * extension does not serve, such as the page around an ENT's frame.
 */
export default defineUnlistedScript(async () => {
  const model = await send('page.opened', {}).catch(() => null);
  if (model === null) return null;
  const view = { document, path: location.pathname, framed: window.top !== window };
  return inspectSettledPage(view, model.selectors);
});
