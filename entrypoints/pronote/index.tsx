import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { decodeCover } from '../../components/panel/decode-cover.ts';
import { guardHandlers } from '../../components/panel/guard-handlers.ts';
import { Panels } from '../../components/panel/Panels.tsx';
import { createPanelSession } from '../../components/panel/panel-session.ts';
import { language, speak } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import { beginLife } from '../../utils/browser/native-browser.ts';
import type { Visitor } from '../../utils/domain/person.ts';
import type { Webspace } from '../../utils/domain/webspace.ts';
import { ExtensionGone, send } from '../../utils/messaging/client.ts';
import {
  lendPortalLink,
  nativePortalLink,
  nativeWidgetHider,
} from '../../utils/pronote/hide-pronote-widget.ts';
import { findSlot, isDark, onThemeChange } from '../../utils/pronote/home-page.ts';
import { keepMounted } from '../../utils/pronote/keep-mounted.ts';
import { keepPlace } from '../../utils/pronote/keep-place.ts';
import { onReturn } from '../../utils/pronote/on-return.ts';
import { createHost, hostName } from '../../utils/pronote/panel-host.ts';
import type { PronotePage } from '../../utils/pronote/pronote-page.ts';
import { presenceOn, readPerson, readUnnamed, webspaceOf } from '../../utils/pronote/read-current-user.ts';
import { readCdiWidget } from '../../utils/pronote/read-pronote-widget.ts';
import { usableSelectors } from '../../utils/pronote/usable-selectors.ts';
import { personWatch } from '../../utils/pronote/watch-current-user.ts';
import { cdiWidgetWatch } from '../../utils/pronote/watch-pronote-widget.ts';
import { signOutWatch } from '../../utils/pronote/watch-sign-out.ts';
import css from './style.css?inline';

export default defineUnlistedScript(() => {
  const webspace = webspaceOf(location.pathname);
  const life = webspace === null ? null : beginLife('panel');
  if (webspace === null || life === null) return;
  const failed = (error: unknown) => {
    if (error instanceof ExtensionGone) life.abort();
    else report('panel', error);
  };
  const broken = (error: unknown) => {
    failed(error);
    life.abort();
  };
  send('page.opened', {})
    .then((told) => {
      speak(told.texts);
      const selectors = usableSelectors(told.selectors, document, () => report('panel', new SyntaxError()));
      const page = { document, path: location.pathname, selectors };
      if (!life.signal.aborted) live({ page, webspace, signal: life.signal, failed, broken });
    })
    .catch(broken);
});

interface Life {
  readonly page: PronotePage;
  readonly webspace: Webspace;
  /** Ends it, and leaves the page as if we had never been there. */
  readonly signal: AbortSignal;
  readonly failed: (error: unknown) => void;
  /** Ends it, because of an error of ours. */
  readonly broken: (error: unknown) => void;
}

function live({ page, webspace, signal, failed, broken }: Life): void {
  /** Whatever of ours throws ends our life, and is no error of the page's. */
  function safely<Words extends readonly unknown[], Value>(
    work: (...words: Words) => Value,
    otherwise: Value,
  ): (...words: Words) => Value {
    return (...words) => {
      try {
        return work(...words);
      } catch (error) {
        broken(error);
        return otherwise;
      }
    };
  }

  /** Tells this page's searches from those of other tabs. */
  const asker = crypto.randomUUID();
  let visitor: Visitor | null = null;
  const session = createPanelSession({
    open: (next) => send('panel.open', { visitor: next }),
    offer: () => send('panel.offer', { texts: readCdiWidget(page)?.texts ?? null }),
    answerOffer: (accepted) => send('panel.answer-offer', { accepted }),
    refresh: (person, portalId, asked) => send('panel.refresh', { person, portalId, asked }),
    search: (question) =>
      send('panel.search', { asker, ...question, ...(visitor?.fullName && { person: visitor }) }),
    suggest: (person, terms) => send('search.suggest', { person, terms }),
    forget: (person, terms) => send('search.forget', { person, terms }),
    cover: (address) => send('panel.cover', { address }).then(decodeCover),
    failed,
  });
  const show = (next: Visitor | null) => {
    visitor = next;
    session.show(next).catch(broken);
  };

  document.querySelector(hostName)?.remove();
  const { host, root } = createHost(document, css);
  host.lang = language();
  guardHandlers(broken);
  render(<Panels session={session} broken={broken} />, root);
  const hideNative = nativeWidgetHider(page, signal);
  session.subscribe(safely(() => hideNative(session.replacesNative()), undefined));
  const lent = (address: string) =>
    session.portals().every(({ portal }) => portal.homeAddress === address) ? nativePortalLink(page) : null;
  lendPortalLink(root, safely(lent, null));
  const dress = safely(() => void host.toggleAttribute('data-dark', isDark(page)), undefined);
  onThemeChange(page, signal, dress);
  dress();
  const watchPerson = personWatch(
    { read: () => readPerson(page), readUnnamed: safely(() => readUnnamed(page), null), arrived: show },
    signal,
  );
  const watchSignOut = signOutWatch(
    safely(() => presenceOn(page), 'nobody'),
    signal,
    () => {
      show(null);
      send('panel.leave', {}).catch(failed);
    },
  );
  const watchWidget = cdiWidgetWatch(
    {
      look: () => {
        const person = readPerson(page);
        const found = readCdiWidget(page);
        return person === null || found === null ? null : { person, ...found };
      },
      tell: (person, texts) => {
        send('panel.widget', { person, texts }).then((isNew) => isNew && show(visitor), failed);
      },
    },
    signal,
  );
  keepMounted(host, () => findSlot(page, webspace), signal, {
    moved: keepPlace(root),
    settled: (mounted) => [watchPerson(mounted), watchSignOut(), watchWidget()],
    broken,
  });
  onReturn(signal, () => host.isConnected && show(visitor));
}
