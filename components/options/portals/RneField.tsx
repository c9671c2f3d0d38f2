import { type MessageKey, message } from '../../../utils/browser/i18n.ts';
import { parseRne, withExpectedLetter } from '../../../utils/domain/rne.ts';
import { Field } from '../Field.tsx';
import type { LookUpFailure, LookUpState } from './use-look-up.ts';

interface RneFieldProps {
  readonly value: string;
  readonly fault: string | null;
  readonly lookUp?: LookUpState;
  onChange(text: string): void;
}

/** The school's RNE: an unexpected letter is pointed out and its correction offered, never forced. */
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
      <Letter value={value} onChange={onChange} />
      <p class={`look-up ${lookUp?.kind}`} role="status">
        {lookUp && lookUpWords(lookUp)}
      </p>
    </Field>
  );
}

function Letter({ value, onChange }: Pick<RneFieldProps, 'value' | 'onChange'>) {
  const parsed = parseRne(value);
  if (!parsed.ok || parsed.value.letterIsExpected) return null;
  const { rne, expectedLetter } = parsed.value;
  const proposed = withExpectedLetter(parsed.value);
  return (
    <div class="advice">
      <p>
        <strong>{message('rne_letter', rne, expectedLetter)}</strong> {message('rne_letter_kept')}
      </p>
      <button type="button" class="small" onClick={() => onChange(proposed)}>
        {message('rne_use', proposed)}
      </button>
    </div>
  );
}

const failures: Record<LookUpFailure, MessageKey> = {
  unreachable: 'look_up_unreachable',
  'unknown-rne': 'look_up_unknown',
  unreadable: 'look_up_unreadable',
};

function lookUpWords(state: LookUpState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'running':
      return message('look_up_running');
    case 'found':
      return message('look_up_found', state.title);
    case 'failed':
      return message(failures[state.failure]);
  }
}
