import { useRef, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import { classMatcher, readClassPatterns, withoutRepeats } from '../../../utils/domain/class-pattern.ts';
import { Field } from '../Field.tsx';
import type { KnownClass } from './portal-tab.ts';

interface ClassesProps {
  readonly chosen: readonly string[];
  readonly known: readonly KnownClass[];
  /** True when the imported users could not be read. */
  readonly failed: boolean;
  onChange(chosen: readonly string[]): void;
  /** Opens the dialog. */
  onPick(): void;
}

/** The classes that see the portal: typed names and patterns, or chosen in a dialog. */
export function ClassesField({ chosen, known, failed, onChange, onPick }: ClassesProps) {
  const [text, setText] = useState('');
  const typed = readClassPatterns(text);
  const field = useRef<HTMLFieldSetElement>(null);

  function add() {
    if (typed.length > 0) onChange(withoutRepeats([...chosen, ...typed]));
    setText('');
  }

  function changeAndFocus(next: readonly string[]) {
    onChange(next);
    field.current?.querySelector('input')?.focus();
  }

  return (
    <fieldset ref={field}>
      <legend>{message('classes_title')}</legend>
      {chosen.length === 0 ? (
        <p>{message('classes_all')}</p>
      ) : (
        <Chips
          chosen={chosen}
          known={known}
          onRemove={(removed) => changeAndFocus(chosen.filter((name) => name !== removed))}
        />
      )}
      <div class="with-button">
        <Field
          name="classText"
          label={message('classes_add_label')}
          hint={message('classes_add_hint')}
          optional
          value={text}
          fault={null}
          onChange={setText}
          // Otherwise a typed class that was not added would be lost on saving.
          onWhole={add}
          onEnter={add}
        />
        <button type="button" aria-disabled={typed.length === 0} onClick={add}>
          {message('classes_add')}
        </button>
      </div>
      <div class="buttons">
        <button type="button" class="small" onClick={onPick}>
          {message('classes_pick')}
        </button>
        {chosen.length > 0 && (
          <button type="button" class="small" onClick={() => changeAndFocus([])}>
            {message('classes_take_all')}
          </button>
        )}
      </div>
      {failed && <p class="advice">{message('classes_failed')}</p>}
    </fieldset>
  );
}

interface ChipsProps extends Pick<ClassesProps, 'chosen' | 'known'> {
  onRemove(name: string): void;
}

function Chips({ chosen, known, onRemove }: ChipsProps) {
  return (
    <ul class="chips">
      {chosen.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
          <MatchCount name={name} known={known} />
          <button
            type="button"
            aria-label={message('classes_remove_named', name)}
            onClick={() => onRemove(name)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The number of imported classes that a pattern matches, or a warning that a name matches none. */
function MatchCount({ name, known }: { name: string; known: readonly KnownClass[] }) {
  const matches = classMatcher([name]);
  const imported = known.filter(({ pupils }) => pupils !== null);
  const count = imported.filter((one) => matches(one.name)).length;
  if (imported.length === 0 || (count === 1 && !name.includes('*'))) return null;
  return (
    <span class={count === 0 ? 'hint doubtful' : 'hint'}>
      {count === 0 ? message('classes_unknown') : plural('classes_reach', count)}
    </span>
  );
}
