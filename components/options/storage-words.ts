import type { StorageFailure } from '../../utils/domain/storage-failure.ts';
import { type MessageKey, message } from '../../utils/platform/i18n.ts';

const words = {
  busy: 'storage_busy',
  'later-version': 'storage_later_version',
  full: 'storage_full',
  broken: 'storage_broken',
  unreadable: 'storage_unreadable',
} as const satisfies Record<StorageFailure['kind'], MessageKey>;

/** Why what this browser keeps cannot be used, and what to do. */
export function storageWords(kind: StorageFailure['kind']): string {
  return message(words[kind]);
}
