import { type MessageKey, message } from '../../utils/browser/i18n.ts';
import type { DraftFault, DraftField } from '../../utils/domain/portal-draft.ts';
import { snakeCase } from '../../utils/domain/snake-case.ts';

const emptyFieldKeys: Partial<Record<DraftField, MessageKey>> = {
  rne: 'fault_empty_rne',
  name: 'fault_empty_name',
  webspaces: 'fault_no_webspace',
};

/** What is wrong with a field and how to correct it; null without a fault. */
export function faultText(field: DraftField, fault: DraftFault | undefined): string | null {
  if (fault === undefined) return null;
  if (fault === 'empty') return message(emptyFieldKeys[field] ?? 'fault_empty_address');
  return message(`fault_${snakeCase(fault)}`);
}
