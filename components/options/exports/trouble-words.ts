import type { StorageFailure } from '../../../utils/domain/storage-failure.ts';
import { type MessageKey, message } from '../../../utils/platform/i18n.ts';
import type { ExportTrouble } from './export-trouble.ts';

const storageWords = {
  busy: 'exports_storage_busy',
  'later-version': 'exports_storage_later_version',
  full: 'exports_storage_full',
  broken: 'exports_storage_broken',
  unreadable: 'exports_storage_unreadable',
} as const satisfies Record<StorageFailure['kind'], MessageKey>;

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
  return message(trouble.kind === 'storage' ? storageWords[trouble.failure.kind] : words[trouble.kind]);
}
