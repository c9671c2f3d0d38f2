import { message } from '../../../utils/browser/i18n.ts';
import { parseRne, withExpectedLetter } from '../../../utils/domain/rne.ts';
import { snakeCase } from '../../../utils/domain/snake-case.ts';
import { Field } from '../Field.tsx';
import type { LookUpState } from './use-look-up.ts';

interface RneFieldProps {
  readonly value: string;
  readonly fault: string | null;
  readonly lookUp?: LookUpState;
  onChange(text: string): void;
}

/** The school's RNE; an unexpected check letter is reported with a correction that can be accepted. */
export function RneField({ value, fault, lookUp, onChange }: RneFieldProps) {
  return (
    <Field
      name="rne"
      kind="code"
      label={message('field_rne')}
      hint={message('field_rne_hint')}
      value={value}
      fault={fault}
      onChange={onChange}
    >
      <CheckLetter value={value} onChange={onChange} />
      <p class={`look-up ${lookUp?.kind}`} role="status">
        {lookUp && lookUpText(lookUp)}
      </p>
    </Field>
  );
}

function CheckLetter({ value, onChange }: Pick<RneFieldProps, 'value' | 'onChange'>) {
  const parsed = parseRne(value);
  if (!parsed.ok || parsed.value.letterIsExpected) return null;
  const { rne, expectedLetter } = parsed.value;
  const corrected = withExpectedLetter(parsed.value);
  return (
    <div class="advice">
      <p>
        <strong>{message('rne_letter', rne, expectedLetter)}</strong> {message('rne_letter_kept')}
      </p>
      <button type="button" class="small" onClick={() => onChange(corrected)}>
        {message('rne_use', corrected)}
      </button>
    </div>
  );
}

function lookUpText(state: LookUpState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'running':
      return message('look_up_running');
    case 'found':
      return message('look_up_found', state.title);
    case 'failed':
      return message(`look_up_${snakeCase(state.failure)}`);
  }
}
