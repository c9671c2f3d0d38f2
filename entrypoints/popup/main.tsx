import './style.css';
import { render } from 'preact';
import { Popup } from '../../components/popup/Popup.tsx';
import { createPopupSession } from '../../components/popup/popup-session.ts';
import { localCalendarDate } from '../../utils/domain/calendar-date.ts';
import { send } from '../../utils/messaging/client.ts';
import { browser } from '../../utils/platform/browser.ts';
import { language, message } from '../../utils/platform/i18n.ts';
import { report } from '../../utils/platform/log.ts';

const page = document.getElementById('popup');
const session = createPopupSession({
  open: () => send('popup.open', {}),
  refresh: (person, portalId, asked) => send('popup.refresh', { person, portalId, asked }),
  failed: (error) => report('popup', error),
});

function draw(): void {
  if (page === null) return;
  const now = new Date();
  render(
    <Popup
      view={session.view()}
      today={localCalendarDate(now)}
      now={now.getTime()}
      onReopen={() => void session.open()}
      onRefresh={(portalId) => void session.refresh(portalId)}
      onSettings={() => void browser.runtime.openOptionsPage().then(leave)}
    />,
    page,
  );
}

/** Firefox leaves a popup open over the tab it leads to, as users of other extensions report; Chrome closes it. */
function leave(): void {
  const [popup] = browser.extension.getViews({ type: 'popup' });
  if (popup === window) window.close();
}

page?.addEventListener('click', ({ target }) => {
  // The link has to be followed before its page goes.
  if (target instanceof Element && target.closest('a') !== null) setTimeout(leave);
});
document.documentElement.lang = language();
document.title = message('popup_title');
session.subscribe(draw);
draw();
void session.open();
