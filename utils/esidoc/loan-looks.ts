import type { LoansFailure } from '../domain/loan.ts';
import type { LoansCheck, SourceCheck } from '../domain/loans-check.ts';
import type { Exchange } from '../domain/portal-check.ts';
import { good, type Look, problem, showing, skipped, warning } from './check-look.ts';
import { statusWords } from './portal-looks.ts';
import { troubleOf } from './witness.ts';

/** The keeper of sessions has one for the person; or why not. */
export function lookAtSession(check: LoansCheck): Look {
  return check.failure === null ? good(null) : lookAtFailure(check.failure, null, 'page');
}

/** What one source of loans told; null for a source that the portal does not have. */
export function lookAtSource(check: SourceCheck | undefined, wanted: 'page' | 'data'): Look {
  if (check === undefined) return skipped('earlier-step');
  const { outstanding, failure, exchange } = check;
  if (failure !== null) return lookAtFailure(failure, exchange, wanted);
  return showing(good(null), outstanding === null ? null : String(outstanding));
}

/** Whether the sources that answered, PRONOTE's page included, tell of the same loans. */
export function lookAtSources({ sources, disagreements }: LoansCheck): Look {
  const told = sources.filter(({ outstanding }) => outstanding !== null);
  if (told.length < 2) return skipped('nothing-to-compare');
  const names = told.map(({ source }) => source).join(' · ');
  const counts = told.map(({ source, outstanding }) => `${source}: ${outstanding}`).join(' · ');
  return showing(disagreements.length > 0 ? warning('sources-differ', names) : good(null, names), counts);
}

function lookAtFailure(failure: LoansFailure, seen: Exchange | null, wanted: 'page' | 'data'): Look {
  switch (failure.kind) {
    case 'unreachable':
    case 'paused':
    case 'unreadable':
    case 'not-allowed':
      return warning(
        troubleOf(seen, wanted) ?? plain[failure.kind],
        statusWords(seen) ?? (failure.kind === 'unreadable' ? failure.detail : null),
      );
    case 'not-permitted':
      return problem('no-permission');
    case 'extension-failed':
      return warning('extension-failed');
    case 'foreign-session':
      return problem('foreign-token');
    case 'expired-session':
      return warning('expired-token');
    case 'not-signed-in':
      return warning(seen?.content === 'sign-in-page' ? 'sign-in-page' : 'not-signed-in');
    default:
      return warning(failure.kind);
  }
}

const plain = {
  unreachable: 'unreachable',
  paused: 'paused',
  unreadable: 'unreadable',
  'not-allowed': 'refused',
} as const;
