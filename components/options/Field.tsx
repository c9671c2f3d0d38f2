import type { ComponentChildren } from 'preact';
import { message } from '../../utils/browser/i18n.ts';

interface FieldProps {
  /** Unique in the page: the input's name in the form, by which it is focused, and the suffix of its id. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is wrong and how to correct it; null for a valid value. */
  readonly fault: string | null;
  readonly optional?: boolean;
  readonly kind?: 'text' | 'address' | 'code';
  readonly children?: ComponentChildren;
  onChange(text: string): void;
  /** Called when the text is complete: pasted, dropped, or the field left. */
  onWhole?(text: string): void;
  /** Replaces the submission of the form by Enter. */
  onEnter?(): void;
}

/** A labelled text field with a hint and, below it, its fault. */
export function Field({
  name,
  label,
  hint,
  value,
  fault,
  optional,
  kind = 'text',
  children,
  onChange,
  onWhole,
  onEnter,
}: FieldProps) {
  // Not `useId`: its count restarts with every render of the page's root, which gave two fields the same id.
  const id = `field-${name}`;
  const technical = kind !== 'text';
  return (
    <div class={`field ${kind}`}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> ({message('field_optional')})</span>}
      </label>
      <p class="hint" id={`${id}hint`}>
        {hint}
      </p>
      <input
        id={id}
        name={name}
        value={value}
        type="text"
        inputMode={kind === 'address' ? 'url' : 'text'}
        autocomplete="off"
        autocapitalize={kind === 'code' ? 'characters' : technical ? 'none' : 'sentences'}
        spellcheck={!technical}
        aria-required={!optional}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? `${id}hint` : `${id}hint ${id}fault`}
        onInput={(event) => {
          const { value: text } = event.currentTarget;
          onChange(text);
          if (event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop') onWhole?.(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || onEnter === undefined) return;
          event.preventDefault();
          onEnter();
        }}
        onChange={(event) => onWhole?.(event.currentTarget.value)}
      />
      {fault !== null && (
        <p class="fault" id={`${id}fault`}>
          {fault}
        </p>
      )}
      {children}
    </div>
  );
}
