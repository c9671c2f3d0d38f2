import type { ComponentChildren } from 'preact';

interface ChoiceInputProps {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: string;
  /** The group of a radio button. */
  readonly name?: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

/** A radio button or checkbox with its label and hint. */
export function ChoiceInput({ type, id, label, hint, name, checked, onChange }: ChoiceInputProps) {
  return (
    <div class="choice">
      <input
        type={type}
        name={name}
        id={id}
        checked={checked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
