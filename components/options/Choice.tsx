import { message } from '../../utils/browser/i18n.ts';

interface ChoiceProps<Value extends string> {
  /** The choice's name in the page. */
  readonly name: string;
  readonly title: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, { readonly label: string; readonly hint: string }>>;
  readonly chosen: Value;
  /** True where the school's policy has chosen. */
  readonly locked: boolean;
  onChoose(value: Value): void;
}

/** One of a few, each with what it means. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { name, title, values, words, chosen, locked, onChoose } = props;
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
          <label for={`${name}-${value}`}>{words[value].label}</label>
          <p class="hint" id={`${name}-${value}-hint`}>
            {words[value].hint}
          </p>
        </div>
      ))}
    </fieldset>
  );
}
