import type { ComponentChildren } from 'preact';
import { message } from '../../utils/browser/i18n.ts';

interface ChoiceProps<Value extends string> {
  /** Unique in the page: the radio buttons' group name and the prefix of their ids. */
  readonly name: string;
  readonly title: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  /** True when the school's policy sets it. */
  readonly locked?: boolean;
  readonly children?: ComponentChildren;
  labelOf(value: Value): string;
  hintOf(value: Value): string;
  onChoose(value: Value): void;
}

/** A group of radio buttons, each with a hint. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, title, values, chosen, locked = false, children, labelOf, hintOf, onChoose } = props;
  return (
    <fieldset disabled={locked}>
      <legend>{title}</legend>
      {locked && <p class="hint">{message('set_by_school')}</p>}
      {values.map((value) => (
        <div class="choice" key={value}>
          <input
            type="radio"
            name={name}
            id={`${name}-${value}`}
            checked={chosen === value}
            aria-describedby={`${name}-${value}-hint`}
            onChange={() => onChoose(value)}
          />
          <label for={`${name}-${value}`}>{labelOf(value)}</label>
          <p class="hint" id={`${name}-${value}-hint`}>
            {hintOf(value)}
          </p>
        </div>
      ))}
      {children}
    </fieldset>
  );
}
