import { language, message, plural } from '../../../utils/browser/i18n.ts';
import type { DeliveryFailure } from '../../../utils/domain/delivery.ts';
import type { FeedField, FeedSettings } from '../../../utils/domain/feed.ts';
import type { EndpointFault } from '../../../utils/domain/feed-endpoint.ts';
import type { FindingKind } from '../../../utils/domain/roster-finding.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import { formatDateTime } from '../formats.ts';
import type { ExportTrouble } from './exports-model.ts';

/** Why the feed was not received, as far as known, and what to do. */
export function deliveryFailureText(failure: DeliveryFailure, now: number): string {
  switch (failure.kind) {
    case 'bad-endpoint':
      return endpointFaultText(failure.fault);
    case 'doubtful-endpoint':
      return message('exports_doubt', failure.doubt.endpointRne, failure.doubt.portalRne);
    case 'too-soon':
      return message('exports_failure_too_soon', timeText(failure.maySendAt, now));
    case 'busy':
      return failure.forMilliseconds === null
        ? message('exports_failure_busy')
        : plural('exports_failure_busy_minutes', Math.ceil(failure.forMilliseconds / 60_000));
    case 'unknown':
      return message(`exports_unknown_${snakeCase(failure.why)}`);
    default:
      return message(`exports_failure_${snakeCase(failure.kind)}`);
  }
}

export function fieldText(field: FeedField): string {
  return message(`exports_field_${field}`);
}

export function endpointFaultText(fault: EndpointFault): string {
  return fault === 'empty' ? message('fault_empty_address') : message(`fault_${snakeCase(fault)}`);
}

export function keyText(rule: KeyRule): string {
  return rule.kind === 'number' ? rule.name : message('exports_key_derived');
}

/** The time, with the date unless it is today. */
export function timeText(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  if (!sameDay) return formatDateTime(at);
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(at);
}

/** The settings in one line: `Naissance · clé : INE · enregistré en fichier`. */
export function settingsSummary({ profile, endpoint, keyRule }: FeedSettings): string {
  const way =
    endpoint === null
      ? message('exports_summary_file')
      : message('exports_summary_sent', new URL(endpoint).hostname);
  const key = keyRule === null ? [] : [message('exports_summary_key', keyText(keyRule))];
  return [message(`exports_profile_${snakeCase(profile)}`), ...key, way].join(' · ');
}

/** The findings that are checked for each portal, when the stored roster is read for it. */
const portalFindings = [
  'leaver',
  'other-school',
  'duplicate-number',
  'missing-number',
  'duplicate-key',
  'missing-class',
  'missing-birth-date',
  'future-birth-date',
] as const satisfies readonly FindingKind[];

/** Why a user, or a field, is left out. `text`: the value found, such as a number, a school or a date. */
export function findingText(kind: FindingKind, text: string): string {
  const known = portalFindings.find((one) => one === kind) ?? 'other';
  return message(`exports_finding_${snakeCase(known)}`, text);
}

/** What the problem is, and what to do. */
export function troubleText(trouble: ExportTrouble): string {
  return trouble.kind === 'storage'
    ? message(`storage_${snakeCase(trouble.failure.kind)}`)
    : message(`exports_trouble_${snakeCase(trouble.kind)}`);
}
