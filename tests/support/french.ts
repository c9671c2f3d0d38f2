import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import french from '../../public/_locales/fr/messages.json';

const texts: Readonly<Record<string, { readonly message: string }>> = french;

/** The browser’s i18n, as far as our texts use it, with the French that people read. */
export function speakFrench(): void {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(frenchText);
}

/** A text as people read it, its places filled in. */
export function frenchText(key: string, places?: unknown): string {
  const words = [places ?? []].flat().map(String);
  return texts[key]?.message.replace(/\$(\d)/g, (_, place) => words[place - 1] ?? '') ?? '';
}
