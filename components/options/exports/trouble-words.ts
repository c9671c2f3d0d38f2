import { type MessageKey, message } from '../../../utils/platform/i18n.ts';
import { storageWords } from '../storage-words.ts';
import type { ExportTrouble } from './export-trouble.ts';

const words = {
  worker: 'exports_trouble_worker',
  'settings-not-saved': 'exports_trouble_settings',
  'no-key': 'exports_trouble_no_key',
  nobody: 'exports_trouble_nobody',
  unverified: 'exports_trouble_unverified',
  changed: 'exports_trouble_changed',
} as const satisfies Record<Exclude<ExportTrouble['kind'], 'storage'>, MessageKey>;

/** What is the matter, and what to do. */
export function troubleWords(trouble: ExportTrouble): string {
  return trouble.kind === 'storage' ? storageWords(trouble.failure.kind) : message(words[trouble.kind]);
}
