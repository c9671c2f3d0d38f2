import type { DeliveryFailure } from '../../../utils/domain/delivery.ts';
import { type MessageKey, message, plural } from '../../../utils/platform/i18n.ts';
import { endpointFaultWords, momentWords } from './feed-words.ts';

type Plain = Exclude<
  DeliveryFailure['kind'],
  'bad-endpoint' | 'doubtful-endpoint' | 'too-soon' | 'refused' | 'busy' | 'unknown'
>;

const plain = {
  'bad-token': 'exports_failure_bad_token',
  'not-permitted': 'exports_failure_not_permitted',
  cancelled: 'exports_failure_cancelled',
  'not-signed-in': 'exports_failure_not_signed_in',
  'not-allowed': 'exports_failure_not_allowed',
  'not-a-reception': 'exports_failure_not_a_reception',
  'too-large': 'exports_failure_too_large',
  redirected: 'exports_failure_redirected',
} as const satisfies Record<Plain, MessageKey>;

type Unknown = Extract<DeliveryFailure, { kind: 'unknown' }>['why'];

const unknown = {
  'timed-out': 'exports_unknown_timed_out',
  cut: 'exports_unknown_cut',
  cancelled: 'exports_unknown_cancelled',
  'portal-failed': 'exports_unknown_portal_failed',
} as const satisfies Record<Unknown, MessageKey>;

/** Why the feed has not arrived, as far as anybody knows, and what to do. */
export function deliveryWords(failure: DeliveryFailure, now: number): string {
  switch (failure.kind) {
    case 'bad-endpoint':
      return endpointFaultWords(failure.fault);
    case 'doubtful-endpoint':
      return message('exports_doubt', failure.doubt.endpointRne, failure.doubt.portalRne);
    case 'too-soon':
      return message('exports_failure_too_soon', momentWords(failure.maySendAt, now));
    case 'refused':
      return message('exports_failure_refused');
    case 'busy':
      return failure.forMilliseconds === null
        ? message('exports_failure_busy')
        : plural('exports_failure_busy_minutes', Math.ceil(failure.forMilliseconds / 60_000));
    case 'unknown':
      return message(unknown[failure.why]);
    default:
      return message(plain[failure.kind]);
  }
}
