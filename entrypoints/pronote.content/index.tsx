import { render } from 'preact';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { Panels } from '../../components/panel/Panels.tsx';
import { createPanelSession } from '../../components/panel/panel-session.ts';
import type { Person } from '../../utils/domain/person.ts';
import { ExtensionGone, send } from '../../utils/messaging/client.ts';
import { report } from '../../utils/platform/log.ts';
import { readCdiWidget } from '../../utils/pronote/cdi-widget.ts';
import { cdiWidgetWatch } from '../../utils/pronote/cdi-widget-watch.ts';
import { findSlot, followDarkMode } from '../../utils/pronote/home-page.ts';
import { keepMounted } from '../../utils/pronote/keep-mounted.ts';
import { lendPortalLink, nativeWidgetHider } from '../../utils/pronote/native-widget.ts';
import { onReturn } from '../../utils/pronote/on-return.ts';
import { createHost } from '../../utils/pronote/panel-host.ts';
import { personWatch } from '../../utils/pronote/person-watch.ts';
import { signOutWatch } from '../../utils/pronote/sign-out-watch.ts';
import { presenceOn, readPerson, webspaceOf } from '../../utils/pronote/signed-in-person.ts';
import css from './style.css?inline';

export default defineContentScript({
  matches: ['https://*.index-education.net/*'],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main(context) {
    const webspace = webspaceOf(location.pathname);
    if (webspace === null) return;
    const life = new AbortController();
    context.onInvalidated(() => life.abort());

    const failed = (error: unknown) => {
      if (error instanceof ExtensionGone) life.abort();
      else report('panel', error);
    };
    const session = createPanelSession({
      open: (person) => send('panel.open', { person }),
      refresh: (person, portalId, asked) => send('panel.refresh', { person, portalId, asked }),
      search: (portalId, terms) => send('panel.search', { portalId, terms }),
      failed,
    });
    const show = (person: Person | null) => void session.show(person);
    const look = () => readPerson(document, location.pathname);

    const { host, root } = createHost(document, css);
    render(<Panels session={session} broken={(error) => [failed(error), life.abort()]} />, root);
    const hideNative = nativeWidgetHider(document, life.signal);
    // Where PRONOTE's own link is the way to the portal, its widget stays.
    session.subscribe(() => {
      const portals = session.portals().map(({ portal }) => portal);
      hideNative(portals.length > 0 && portals.every(({ delegation }) => delegation !== 'pronote'));
    });
    lendPortalLink(root, document, (address) =>
      session.portals().every(({ portal }) => portal.homeAddress === address),
    );
    followDarkMode(document, life.signal, (dark) => host.toggleAttribute('data-dark', dark));
    const watchPerson = personWatch(look, show);
    const watchSignOut = signOutWatch(
      () => presenceOn(document),
      life.signal,
      () => {
        show(null);
        send('panel.leave', {}).catch(failed);
      },
    );
    const watchWidget = cdiWidgetWatch(
      {
        look: () => {
          const person = look();
          const found = readCdiWidget(document);
          return person === null || found === null ? null : { person, ...found };
        },
        tell: (person, texts) => {
          send('panel.widget', { person, texts }).then((isNew) => isNew && show(look()), failed);
        },
      },
      life.signal,
    );
    keepMounted(
      host,
      () => findSlot(document, webspace),
      life.signal,
      (mounted) => [watchPerson(mounted), watchSignOut(), watchWidget()],
    );
    onReturn(life.signal, () => host.isConnected && show(look()));
  },
});
