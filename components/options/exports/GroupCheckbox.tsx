import { useLayoutEffect, useRef } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { formatNumber } from '../formats.ts';

interface GroupCheckboxProps {
  readonly id: string;
  readonly label: string;
  readonly tally: { readonly selected: number; readonly total: number };
  onChange(on: boolean): void;
}

/** Checkbox for a group of users: checked, unchecked or indeterminate; a click on the latter selects all. */
export function GroupCheckbox({ id, label, tally: { selected, total }, onChange }: GroupCheckboxProps) {
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
        {message('exports_tally', formatNumber(selected), formatNumber(total))}
      </span>
    </li>
  );
}
