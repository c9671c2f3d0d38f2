import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { guardHandlers } from '../../components/panel/guard-handlers.ts';
import { Panels } from '../../components/panel/Panels.tsx';
import { createPanelSession, replacesPronoteWidget } from '../../components/panel/panel-session.ts';
import { language, speak } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import { beginLife } from '../../utils/browser/native-browser.ts';
import type { Visitor } from '../../utils/domain/person.ts';
import type { Webspace } from '../../utils/domain/webspace.ts';
import { ExtensionGone, send } from '../../utils/messaging/client.ts';
import {
  pronotePortalLink,
  pronoteWidgetHider,
  redirectClicks,
} from '../../utils/pronote/hide-pronote-widget.ts';
import { findSlot, isDark, onReturn, onThemeChange } from '../../utils/pronote/home-page.ts';
import { keepMounted, keepPlace } from '../../utils/pronote/keep-mounted.ts';
import { createHost, hostName } from '../../utils/pronote/panel-host.ts';
import { type PronotePage, pronotePage } from '../../utils/pronote/pronote-page.ts';
import {
  readAnonymous,
  readPerson,
  readSignInState,
  webspaceOf,
} from '../../utils/pronote/read-current-user.ts';
import { readPronoteWidget } from '../../utils/pronote/read-pronote-widget.ts';
import { watchCurrentUser } from '../../utils/pronote/watch-current-user.ts';
import { watchPronoteWidget } from '../../utils/pronote/watch-pronote-widget.ts';
import { watchSignOut } from '../../utils/pronote/watch-sign-out.ts';
import css from './style.css?inline';

export default defineUnlistedScript(() => {
  const webspace = webspaceOf(location.pathname);
  const life = webspace === null ? null : beginLife('panel');
  if (webspace === null || life === null) return;
  const { signal } = life;
  const failed = (error: unknown) => {
    if (error instanceof ExtensionGone) life.abort();
    else report('panel', error);
  };
  const broken = (error: unknown) => {
    failed(error);
    life.abort();
  };
  send('page.opened', {})
    .then(({ texts, selectors }) => {
      speak(texts);
      const refused = () => report('panel', new SyntaxError());
      const page = pronotePage(document, location.pathname, selectors, refused);
      if (!signal.aborted) runPanel({ page, webspace, signal, failed, broken });
    })
    .catch(broken);
});

interface PanelContext {
  readonly page: PronotePage;
  readonly webspace: Webspace;
  /** Its abort removes the panel and every trace of it from the page. */
  readonly signal: AbortSignal;
  /** Reports an error of a message to the background. */
  readonly failed: (error: unknown) => void;
  /** Reports an error of the panel itself, and aborts. */
  readonly broken: (error: unknown) => void;
}

function runPanel(context: PanelContext): void {
  const { page, signal, broken } = context;
  const safely = guardWith(broken);
  const { session, show, showAgain } = panelSession(context);

  document.querySelector(hostName)?.remove();
  const { host, root } = createHost(document, css);
  host.lang = language();
  guardHandlers(broken);
  render(<Panels session={session} broken={broken} />, root);

  const hideWidget = pronoteWidgetHider(page, signal);
  session.view.subscribe(safely(() => hideWidget(replacesPronoteWidget(session.view.get())), undefined));
  const isOnlyPortal = (address: string) =>
    session.view.get().portals.every(({ portal }) => portal.homeAddress === address);
  redirectClicks(
    root,
    safely((address: string) => (isOnlyPortal(address) ? pronotePortalLink(page) : null), null),
  );
  const applyTheme = safely(() => void host.toggleAttribute('data-dark', isDark(page)), undefined);
  onThemeChange(page, signal, applyTheme);
  applyTheme();

  const readVisitor = safely(() => readPerson(page) ?? readAnonymous(page), null);
  const checkUser = watchCurrentUser(readVisitor, show, signal);
  const checkSignOut = watchSignOut(
    safely(() => readSignInState(page), 'unknown'),
    () => {
      show(null);
      send('panel.leave', {}).catch(context.failed);
    },
    signal,
  );
  const checkWidget = watchPronoteWidget(
    () => {
      const person = readPerson(page);
      const found = readPronoteWidget(page);
      return person === null || found === null ? null : { person, ...found };
    },
    (person, texts) => {
      send('panel.widget', { person, texts }).then((isNew) => isNew && showAgain(), context.failed);
    },
    signal,
  );
  keepMounted(host, () => findSlot(page, context.webspace), signal, {
    moved: keepPlace(root),
    settled: (mounted) => [checkUser(mounted), checkSignOut(), checkWidget()],
    broken,
  });
  onReturn(signal, () => host.isConnected && showAgain());
}

/** The panel's session, connected to the background. */
function panelSession({ page, failed, broken }: PanelContext) {
  /** Distinguishes this page's searches from those of other tabs. */
  const asker = crypto.randomUUID();
  let visitor: Visitor | null = null;
  const session = createPanelSession({
    open: (next) => send('panel.open', { visitor: next }),
    offer: () => send('panel.offer', { texts: readPronoteWidget(page)?.texts ?? null }),
    answerOffer: (accepted) => send('panel.answer-offer', { accepted }),
    refresh: (person, portalId, manual) => send('panel.refresh', { person, portalId, asked: manual }),
    search: (request) =>
      send('panel.search', { asker, ...request, ...(visitor?.fullName && { person: visitor }) }),
    suggest: (person, terms) => send('search.suggest', { person, terms }),
    forget: (person, terms) => send('search.forget', { person, terms }),
    cover: (address) => send('panel.cover', { address }),
    failed,
  });
  const show = (next: Visitor | null) => {
    visitor = next;
    session.show(next).catch(broken);
  };
  return { session, show, showAgain: () => show(visitor) };
}

/** Wraps callbacks so that an exception is passed to `broken` and does not reach the page. */
function guardWith(broken: (error: unknown) => void) {
  return <Inputs extends readonly unknown[], Value>(
    work: (...inputs: Inputs) => Value,
    fallback: Value,
  ): ((...inputs: Inputs) => Value) =>
    (...inputs) => {
      try {
        return work(...inputs);
      } catch (error) {
        broken(error);
        return fallback;
      }
    };
}
