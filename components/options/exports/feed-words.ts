import type { FeedEncoding, FeedProfile, FeedSettings } from '../../../utils/domain/feed.ts';
import type { EndpointFault } from '../../../utils/domain/feed-endpoint.ts';
import type { FeedField } from '../../../utils/domain/feed-field.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import { language, type MessageKey, message } from '../../../utils/platform/i18n.ts';

export const profileWords = {
  'recia-naissance': { label: 'exports_profile_birth', hint: 'exports_profile_birth_hint' },
  'recia-groupes': { label: 'exports_profile_groups', hint: 'exports_profile_groups_hint' },
  entcore: { label: 'exports_profile_entcore', hint: 'exports_profile_entcore_hint' },
} as const satisfies Record<FeedProfile, { label: MessageKey; hint: MessageKey }>;

export const encodingWords = {
  'windows-1252': 'exports_encoding_1252',
  'utf-8': 'exports_encoding_utf8',
} as const satisfies Record<FeedEncoding, MessageKey>;

const fieldNames = {
  EMPRUNTEUR_M: 'exports_field_name',
  DATE_NAISSANCE_M: 'exports_field_birth_date',
  DIVEMPR_M: 'exports_field_groups',
  ADRESSE_M: 'exports_field_address',
  CODE_POSTAL_M: 'exports_field_postal_code',
  VILLE_M: 'exports_field_town',
  TEL_M: 'exports_field_phone',
  MEL_M: 'exports_field_email',
  STATUT_M_M: 'exports_field_status',
  CLASSE_M: 'exports_field_class',
  COMPTE_M: 'exports_field_account',
  MOT_DE_PASSE_M: 'exports_field_password',
  IDENTITE_ENT_M: 'exports_field_key',
  TYPE_EMPRUNTEUR_M: 'exports_field_kind',
} as const satisfies Record<FeedField, MessageKey>;

const endpointFaults = {
  empty: 'fault_empty_address',
  'not-an-address': 'fault_not_an_address',
  'not-https': 'fault_not_https',
  credentials: 'fault_credentials',
  'not-only-a-path': 'exports_fault_only_path',
  'no-editor-and-rne': 'exports_fault_no_editor',
} as const satisfies Record<EndpointFault, MessageKey>;

export function fieldWords(field: FeedField): string {
  return message(fieldNames[field]);
}

export function endpointFaultWords(fault: EndpointFault): string {
  return message(endpointFaults[fault]);
}

export function keyWords(rule: KeyRule): string {
  return rule.kind === 'number' ? rule.name : message('exports_key_derived');
}

/** The time of day, with the day where it is not today. */
export function momentWords(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  const format = sameDay
    ? ({ timeStyle: 'short' } as const)
    : ({ dateStyle: 'long', timeStyle: 'short' } as const);
  return new Intl.DateTimeFormat(language(), format).format(at);
}

/** In one line what holds: `Naissance · clé : INE · enregistré en fichier`. */
export function settingsSummary({ profile, endpoint, keyRule }: FeedSettings): string {
  const way =
    endpoint === null
      ? message('exports_summary_file')
      : message('exports_summary_sent', new URL(endpoint).hostname);
  const key = keyRule === null ? [] : [message('exports_summary_key', keyWords(keyRule))];
  return [message(profileWords[profile].label), ...key, way].join(' · ');
}
