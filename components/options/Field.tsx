import type { ComponentChildren } from 'preact';
import { message } from '../../utils/browser/i18n.ts';

interface FieldProps {
  /** The field's name in the form, and on the page: the focus is sent to it by this name. */
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is wrong and what to do; null when nothing is. */
  readonly fault: string | null;
  readonly optional?: boolean;
  readonly kind?: 'text' | 'address' | 'code';
  readonly children?: ComponentChildren;
  onChange(text: string): void;
  /** Called when the text was pasted, or the box left: it is whole. */
  onWhole?(text: string): void;
  /** What Enter does here, in place of sending the form. */
  onEnter?(): void;
}

/** A labelled box with its hint and, below it, what is wrong with it. */
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
  // Not by `useId`, whose count begins anew each time the whole page is drawn: two fields would get one id.
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
