import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import french from '../../public/_locales/fr/messages.json';

const texts: Readonly<Record<string, { readonly message: string }>> = french;

/** Stubs the browser's i18n API, as far as the extension uses it, with the French messages. */
export function speakFrench(): void {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(frenchText);
}

/** A French message with its placeholders filled in. */
export function frenchText(key: string, places?: unknown): string {
  const words = [places ?? []].flat().map(String);
  return texts[key]?.message.replace(/\$(\d)/g, (_, place) => words[place - 1] ?? '') ?? '';
}
