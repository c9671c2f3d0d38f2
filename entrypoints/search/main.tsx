import './style.css';
import { render } from 'preact';
import { SearchPage } from '../../components/search/SearchPage.tsx';
import { browser } from '../../utils/browser/browser.ts';
import { language, message } from '../../utils/browser/i18n.ts';
import { report } from '../../utils/browser/log.ts';
import { send } from '../../utils/messaging/client.ts';
import { speakChosenLanguage } from '../../utils/storage/settings.ts';

async function search(portalId: string, terms: string): Promise<boolean> {
  const address = await send('search.go', { portalId, terms });
  if (address !== null) location.assign(address);
  return address !== null;
}

async function open(): Promise<void> {
  await speakChosenLanguage();
  document.documentElement.lang = language();
  document.title = message('search_page_title');
  const page = document.getElementById('search');
  const model = await send('search.page', {});
  if (model.portals.length === 0) await browser.runtime.openOptionsPage();
  else if (page !== null) render(<SearchPage model={model} onSearch={search} />, page);
}

open().catch((error: unknown) => report('search', error));
