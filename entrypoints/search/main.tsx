import './style.css';
import { render } from 'preact';
import { SearchPage } from '../../components/search/SearchPage.tsx';
import { send } from '../../utils/messaging/client.ts';
import { browser } from '../../utils/platform/browser.ts';
import { language, message } from '../../utils/platform/i18n.ts';
import { report } from '../../utils/platform/log.ts';
import { speakChosenLanguage } from '../../utils/storage/chosen-language.ts';

async function search(portalId: string, terms: string): Promise<boolean> {
  const address = await send('search.go', { portalId, terms });
  if (address !== null) location.assign(address);
  return address !== null;
}

async function open(): Promise<void> {
  document.documentElement.lang = language();
  document.title = message('search_page_title');
  const page = document.getElementById('search');
  const model = await send('search.page', {});
  if (model.portals.length === 0) await browser.runtime.openOptionsPage();
  else if (page !== null) render(<SearchPage model={model} onSearch={search} />, page);
}

speakChosenLanguage()
  .then(open)
  .catch((error: unknown) => report('search', error));
