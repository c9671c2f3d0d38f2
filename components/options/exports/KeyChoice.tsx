import { message, plural } from '../../../utils/browser/i18n.ts';
import type { KeyCoverage } from '../../../utils/domain/export-preview.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import type { KeyRule } from '../../../utils/domain/user.ts';
import { useStore } from '../../shared/use-store.ts';
import { formatNumber } from '../formats.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { keyText } from './export-text.ts';
import type { PendingKey } from './exports-model.ts';
import type { ExportsSession } from './exports-session.ts';
import { Loading, Trouble } from './Step.tsx';
import { UserNames } from './UserNames.tsx';

interface KeyChoiceProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly locked: boolean;
}

/** The stable key by which the portal identifies users from one year to the next, with how many users have it. */
export function KeyChoice({ session, portal, locked }: KeyChoiceProps) {
  const { survey, pendingKey } = useStore(session.view);
  if (survey.kind !== 'ready' || survey.value.stored === 0) return null;
  const current = pendingKey?.rule ?? portal.feed?.keyRule ?? null;
  const choices: readonly { readonly rule: KeyRule; readonly hint: string }[] = [
    ...survey.value.numbers.map((one) => ({
      rule: { kind: 'number' as const, name: one.name },
      hint: coverageText(one),
    })),
    { rule: { kind: 'derived' }, hint: message('exports_key_derived_hint') },
  ];
  return (
    <>
      <fieldset disabled={locked}>
        <legend class="small-legend">{message('exports_key_title')}</legend>
        <p class="hint">{message('exports_key_hint')}</p>
        {choices.map(({ rule, hint }, index) => (
          <ChoiceInput
            key={keyText(rule)}
            type="radio"
            name="exports-key"
            id={`exports-key-${index}`}
            label={keyText(rule)}
            hint={hint}
            checked={JSON.stringify(rule) === JSON.stringify(current)}
            onChange={() => void session.chooseKey(rule)}
          />
        ))}
      </fieldset>
      {pendingKey !== null && <KeyWarning pending={pendingKey} session={session} />}
    </>
  );
}

/** `312 sur 312, tous différents`. */
function coverageText({ present, total, shared }: KeyCoverage): string {
  const [have, all] = [formatNumber(present), formatNumber(total)];
  const start = message('exports_key_coverage', have, all);
  if (shared > 0) return `${start} ${plural('exports_key_shared', shared)}`;
  return present === total
    ? message('exports_key_coverage_full', have, all)
    : `${start} ${plural('exports_key_without', total - present)}`;
}

interface KeyWarningProps {
  readonly pending: PendingKey;
  readonly session: ExportsSession;
}

function KeyWarning({ pending: { rule, change }, session }: KeyWarningProps) {
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
        <UserNames title={message('exports_key_change_who')}>
          {names.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </UserNames>
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
