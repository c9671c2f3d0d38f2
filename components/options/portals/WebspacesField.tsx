import { message } from '../../../utils/browser/i18n.ts';
import { type Webspace, webspaces } from '../../../utils/domain/webspace.ts';

interface WebspacesProps {
  readonly chosen: readonly Webspace[];
  readonly fault: string | null;
  onChange(chosen: readonly Webspace[]): void;
}

/** The PRONOTE webspaces in which the panel shows the portal. */
export function WebspacesField({ chosen, fault, onChange }: WebspacesProps) {
  const tick = (webspace: Webspace, on: boolean) =>
    onChange(webspaces.filter((one) => (one === webspace ? on : chosen.includes(one))));
  return (
    <fieldset aria-describedby={fault === null ? undefined : 'webspaces-fault'}>
      <legend>{message('webspaces_title')}</legend>
      <ul class="ticks">
        {webspaces.map((webspace, place) => (
          <li class="choice" key={webspace}>
            <input
              type="checkbox"
              // `useFaults` focuses a field by its name: here the first checkbox.
              name={place === 0 ? 'webspaces' : undefined}
              id={`webspace-${webspace}`}
              checked={chosen.includes(webspace)}
              onChange={(event) => tick(webspace, event.currentTarget.checked)}
            />
            <label for={`webspace-${webspace}`}>{message(`webspace_${webspace}`)}</label>
          </li>
        ))}
      </ul>
      {chosen.length < webspaces.length && (
        <div class="buttons">
          <button type="button" class="small" onClick={() => onChange(webspaces)}>
            {message('webspaces_all')}
          </button>
        </div>
      )}
      {fault !== null && (
        <p class="fault" id="webspaces-fault">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
