import { message, plural } from '../../../utils/browser/i18n.ts';
import type { KeyCoverage } from '../../../utils/domain/export-preview.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import { numberWords } from '../role-words.ts';
import { keyWords } from './archive-words.ts';
import type { PendingKey } from './exports-model.ts';
import type { ExportsSession } from './exports-session.ts';
import { Loading, Trouble } from './Loading.tsx';

interface KeyChoiceProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly locked: boolean;
}

/** The number by which the portal knows everybody from one year to the next; shown with how many have it. */
export function KeyChoice({ session, portal, locked }: KeyChoiceProps) {
  const { survey, pendingKey } = session.view();
  if (survey.kind !== 'ready' || survey.value.stored === 0) return null;
  const current = pendingKey?.rule ?? portal.feed?.keyRule ?? null;
  const choices: readonly { readonly rule: KeyRule; readonly hint: string }[] = [
    ...survey.value.numbers.map((one) => ({
      rule: { kind: 'number' as const, name: one.name },
      hint: coverageWords(one),
    })),
    { rule: { kind: 'derived' }, hint: message('exports_key_derived_hint') },
  ];
  return (
    <>
      <fieldset disabled={locked}>
        <legend class="small-legend">{message('exports_key_title')}</legend>
        <p class="hint">{message('exports_key_hint')}</p>
        {choices.map(({ rule, hint }, place) => (
          <div class="choice" key={keyWords(rule)}>
            <input
              type="radio"
              name="exports-key"
              id={`exports-key-${place}`}
              checked={JSON.stringify(rule) === JSON.stringify(current)}
              aria-describedby={`exports-key-${place}-hint`}
              onChange={() => void session.chooseKey(rule)}
            />
            <label for={`exports-key-${place}`}>{keyWords(rule)}</label>
            <p class="hint" id={`exports-key-${place}-hint`}>
              {hint}
            </p>
          </div>
        ))}
      </fieldset>
      {pendingKey !== null && <KeyWarning pending={pendingKey} session={session} />}
    </>
  );
}

/** `312 sur 312, tous différents`. */
function coverageWords({ present, total, shared }: KeyCoverage): string {
  const [have, all] = [numberWords(present), numberWords(total)];
  const start = message('exports_key_coverage', have, all);
  if (shared > 0) return `${start} ${plural('exports_key_shared', shared)}`;
  return present === total
    ? message('exports_key_coverage_full', have, all)
    : `${start} ${plural('exports_key_without', total - present)}`;
}

function KeyWarning({
  pending: { rule, change },
  session,
}: {
  pending: PendingKey;
  session: ExportsSession;
}) {
  if (change.kind === 'failed')
    return <Trouble trouble={change.trouble} onRetry={() => void session.chooseKey(rule)} />;
  if (change.kind !== 'ready') return <Loading />;
  const { renumbered, names } = change.value;
  return (
    <div class="advice" role="alert">
      <p>
        <strong>{plural('exports_key_change', renumbered)}</strong> {message('exports_key_change_text')}
      </p>
      {names.length > 0 && (
        <details>
          <summary>{message('exports_key_change_who')}</summary>
          <ul class="exports-names">
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      <div class="buttons">
        <button type="button" class="small" onClick={() => void session.answerKey(false)}>
          {message('exports_key_keep')}
        </button>
        <button type="button" class="small" onClick={() => void session.answerKey(true)}>
          {message('exports_key_change_all_the_same')}
        </button>
      </div>
    </div>
  );
}
