import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import french from '../../public/_locales/fr/messages.json';

/** The browser’s i18n, as far as our texts use it, with the French that people read. */
export function speakFrench(): void {
  const texts: Readonly<Record<string, { readonly message: string }>> = french;
  const textOf = (key: string, places: readonly string[] = []) =>
    texts[key]?.message.replace(/\$(\d)/g, (_, place) => places[place - 1] ?? '') ?? '';
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key, places) =>
    textOf(key, [places ?? []].flat().map(String)),
  );
}
