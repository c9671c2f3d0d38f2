import { contentScriptSize } from '../bench/content-size.ts';
import { expect, journey } from '../support/journey.ts';

journey('what is loaded into PRONOTE’s pages stays under 48 KiB', ({ browserUnderTest }) => {
  const folder = browserUnderTest === 'chromium' ? '.output/chrome' : '.output/firefox';
  expect(contentScriptSize(folder).minified).toBeLessThan(48 * 1024);
});
