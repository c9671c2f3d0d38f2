import { useLayoutEffect, useRef } from 'preact/hooks';

interface TickProps {
  readonly id: string;
  readonly label: string;
  readonly tally: { readonly selected: number; readonly total: number };
  /** The tally for people. */
  readonly words: string;
  onChange(on: boolean): void;
}

/** A box for a whole group: ticked, not ticked, or in between; a click on that ticks everybody. */
export function TriStateCheckbox({ id, label, tally: { selected, total }, words, onChange }: TickProps) {
  const box = useRef<HTMLInputElement>(null);
  const isMixed = selected > 0 && selected < total;
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <li class="choice">
      <input
        ref={box}
        type="checkbox"
        id={id}
        checked={selected === total}
        aria-describedby={`${id}-tally`}
        onChange={() => onChange(selected < total)}
      />
      <label for={id}>{label}</label>
      <span class="hint" id={`${id}-tally`}>
        {words}
      </span>
    </li>
  );
}
