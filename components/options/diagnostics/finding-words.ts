import { assumptions, grounds, type Settlement, settlementOf } from '../../../utils/domain/assumptions.ts';
import type { CheckedLine, CheckFinding } from '../../../utils/domain/portal-check.ts';
import { type MessageKey, message, plural } from '../../../utils/platform/i18n.ts';
import { premiseWords } from '../check-words.ts';
import { exchangeWords } from './exchange-words.ts';

const settled: Record<Settlement, MessageKey> = {
  holds: 'doctor_holds',
  fails: 'doctor_fails',
  open: 'doctor_open',
};

const kept: Record<Settlement, MessageKey> = {
  holds: 'doctor_public_holds',
  fails: 'doctor_public_fails',
  open: 'doctor_open',
};

/** What a finding stands on, and whether that holds here; empty for what is about this browser alone. */
export function groundWords(finding: CheckFinding): readonly string[] {
  const ground = grounds[finding.step];
  const settlement = settlementOf(finding);
  if (ground.kind === 'own') return [];
  if (ground.kind === 'public')
    return [`${message('doctor_public', ground.source)} ${message(kept[settlement])}`];
  return ground.names.map((name) =>
    [message('doctor_assumed', premiseWords(name)), message(settled[settlement])].join(' '),
  );
}

/** Where each assumption comes from. */
function originWords({ step }: CheckFinding): readonly string[] {
  const ground = grounds[step];
  if (ground.kind !== 'assumed') return [];
  return [...new Set(ground.names.map((name) => sourceWords(assumptions[name].sources)))];
}

function sourceWords(sources: readonly string[]): string {
  return sources.length === 0 ? message('doctor_no_source') : message('doctor_sources', sources.join(', '));
}

/** What was asked, what came back, and what else was seen, for people who know. */
export function evidenceWords(finding: CheckFinding): readonly string[] {
  const { asked, exchange, detail } = finding;
  return [
    asked === null ? null : message('doctor_asked', asked),
    exchange === null ? null : message('doctor_answered', exchangeWords(exchange)),
    detail === null ? null : message('doctor_seen', detail),
    ...originWords(finding),
  ].filter((part) => part !== null);
}

/** What only the person at the screen is shown: a title, or how many loans a source tells. */
export function screenWords({ step, onScreen }: CheckFinding): string | null {
  const isCount = step === 'account-page' || step === 'loans-api';
  return isCount && onScreen !== null ? plural('doctor_loans', Number(onScreen)) : onScreen;
}

export function lineWord({ state, expected }: CheckedLine): string {
  if (state === 'found') return message('doctor_line_found');
  if (state === 'refused') return message('doctor_line_refused');
  return message(expected ? 'doctor_line_missing' : 'doctor_line_absent');
}
