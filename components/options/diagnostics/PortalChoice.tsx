import { message } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';

interface PortalChoiceProps {
  readonly portals: readonly Portal[];
  /** Ids of the portals that are not checked. */
  readonly excluded: ReadonlySet<string>;
  onChange(excluded: ReadonlySet<string>): void;
}

/** Which portals are checked; all by default. */
export function PortalChoice({ portals, excluded, onChange }: PortalChoiceProps) {
  if (portals.length === 0) return <p class="hint">{message('diagnostics_no_portals')}</p>;
  return (
    <fieldset>
      <legend>{message('diagnostics_portals')}</legend>
      {portals.map(({ id, name, rne }) => (
        <div key={id} class="choice">
          <input
            id={`diagnose-${id}`}
            type="checkbox"
            checked={!excluded.has(id)}
            onChange={() => onChange(toggled(excluded, id))}
          />
          <label for={`diagnose-${id}`}>
            {name} ({rne})
          </label>
        </div>
      ))}
    </fieldset>
  );
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
