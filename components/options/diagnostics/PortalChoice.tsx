import { message } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';

interface PortalChoiceProps {
  readonly portals: readonly Portal[];
  /** Ids of those that are not to be checked. */
  readonly left: ReadonlySet<string>;
  onChange(left: ReadonlySet<string>): void;
}

/** Which portals are checked: all, unless somebody unticks one. */
export function PortalChoice({ portals, left, onChange }: PortalChoiceProps) {
  if (portals.length === 0) return <p class="hint">{message('diagnostics_no_portals')}</p>;
  return (
    <fieldset>
      <legend>{message('diagnostics_portals')}</legend>
      {portals.map(({ id, name, rne }) => (
        <div key={id} class="choice">
          <input
            id={`diagnose-${id}`}
            type="checkbox"
            checked={!left.has(id)}
            onChange={() => onChange(toggled(left, id))}
          />
          <label for={`diagnose-${id}`}>
            {name} ({rne})
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function toggled(left: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(left);
  if (!next.delete(id)) next.add(id);
  return next;
}
