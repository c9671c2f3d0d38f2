import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message, plural } from '../../../utils/browser/i18n.ts';
import { classMatcher, isSameClass, withoutRepeats } from '../../../utils/domain/class-pattern.ts';
import { plainName } from '../../../utils/domain/person.ts';
import type { KnownClass } from './portal-tab.ts';

interface DialogProps {
  readonly chosen: readonly string[];
  readonly known: readonly KnownClass[];
  onChoose(chosen: readonly string[]): void;
  /** Called after any kind of closing, Escape included. */
  onClose(): void;
}

/** A dialog to choose classes: a searchable list of checkboxes with one for all of them, as in PRONOTE. */
export function ClassDialog({ chosen, known, onChoose, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [query, setQuery] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () =>
      new Set(known.map(({ name }) => name).filter((name) => chosen.some((one) => isSameClass(one, name)))),
  );
  const patterns = chosen.filter((name) => name.includes('*'));
  const isCovered = patterns.length === 0 ? () => false : classMatcher(patterns);
  const shown = known.filter(({ name }) => plainName(name).includes(plainName(query.trim())));
  const free = shown.filter(({ name }) => !isCovered(name));
  useLayoutEffect(() => dialog.current?.showModal(), []);

  function tick(names: readonly string[], on: boolean) {
    setTicked(
      (before) => new Set([...before].filter((name) => !names.includes(name)).concat(on ? names : [])),
    );
  }

  function choose() {
    const unlisted = chosen.filter((one) => !known.some(({ name }) => isSameClass(one, name)));
    const listed = known.map(({ name }) => name).filter((name) => ticked.has(name));
    onChoose(withoutRepeats([...unlisted, ...listed]));
    dialog.current?.close();
  }

  return (
    <dialog ref={dialog} class="class-dialog" aria-labelledby="class-dialog-title" onClose={onClose}>
      <h3 id="class-dialog-title">{message('classes_dialog_title')}</h3>
      {known.length === 0 ? (
        <p>{message('classes_none_known')}</p>
      ) : (
        <>
          <div class="field">
            <label for="class-search">{message('classes_search')}</label>
            <p class="hint" id="class-search-hint">
              {message('classes_search_hint')}
            </p>
            <input
              id="class-search"
              type="search"
              autocomplete="off"
              aria-describedby="class-search-hint"
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </div>
          <TickAll shown={free} ticked={ticked} onTick={tick} />
          <ul class="class-list" aria-label={message('classes_list')}>
            {shown.map((one) => (
              <ClassTick
                key={one.name}
                one={one}
                ticked={isCovered(one.name) || ticked.has(one.name)}
                covered={isCovered(one.name)}
                onTick={(on) => tick([one.name], on)}
              />
            ))}
          </ul>
          <p class="hint" role="status">
            {plural('classes_found', shown.length)} · {plural('classes_ticked', ticked.size)}
          </p>
        </>
      )}
      <div class="buttons">
        {known.length > 0 && (
          <button type="button" class="primary" onClick={choose}>
            {message('classes_choose')}
          </button>
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          {message(known.length > 0 ? 'classes_keep' : 'dismiss')}
        </button>
      </div>
    </dialog>
  );
}

interface TickAllProps {
  readonly shown: readonly KnownClass[];
  readonly ticked: ReadonlySet<string>;
  onTick(names: readonly string[], on: boolean): void;
}

function TickAll({ shown, ticked, onTick }: TickAllProps) {
  const checkbox = useRef<HTMLInputElement>(null);
  const count = shown.filter(({ name }) => ticked.has(name)).length;
  const isAll = shown.length > 0 && count === shown.length;
  const isMixed = count > 0 && !isAll;
  useLayoutEffect(() => {
    if (checkbox.current) checkbox.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <div class="choice">
      <input
        ref={checkbox}
        type="checkbox"
        id="class-all"
        checked={isAll}
        onChange={() =>
          onTick(
            shown.map(({ name }) => name),
            !isAll,
          )
        }
      />
      <label for="class-all">{message('classes_tick_all')}</label>
    </div>
  );
}

interface ClassTickProps {
  readonly one: KnownClass;
  readonly ticked: boolean;
  /** A chosen pattern already includes it. */
  readonly covered: boolean;
  onTick(on: boolean): void;
}

function ClassTick({ one: { name, pupils }, ticked, covered, onTick }: ClassTickProps) {
  const id = `class-${name}`;
  const hint = covered
    ? message('classes_held')
    : pupils === null
      ? ''
      : plural('users_class_pupils', pupils);
  return (
    <li class="choice">
      <input
        type="checkbox"
        id={id}
        checked={ticked}
        disabled={covered}
        aria-describedby={hint === '' ? undefined : `${id}-words`}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <label for={id}>
        <bdi>{name}</bdi>
      </label>
      {hint !== '' && (
        <span class="hint" id={`${id}-words`}>
          {hint}
        </span>
      )}
    </li>
  );
}
