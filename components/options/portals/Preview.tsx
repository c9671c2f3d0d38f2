import { useState } from 'preact/hooks';
import { message } from '../../../utils/browser/i18n.ts';
import { localCalendarDate } from '../../../utils/domain/calendar-date.ts';
import { classMatcher } from '../../../utils/domain/class-pattern.ts';
import { type Webspace, webspaces } from '../../../utils/domain/webspace.ts';
import { type PanelStage, PreviewPanel } from './PreviewPanel.tsx';
import type { KnownClass, PortalTab } from './portal-tab.ts';
import { hasClass, type Preview as PreviewModel, previewOf } from './preview-model.ts';

interface PreviewProps {
  readonly tab: PortalTab;
  readonly tabs: readonly PortalTab[];
  readonly known: readonly KnownClass[];
  readonly createStage: () => PanelStage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly failed: (error: unknown) => void;
}

/** The panel as a user of the chosen webspace and class would see it, with the unsaved changes. */
export function Preview({ tab, tabs, known, createStage, now, failed }: PreviewProps) {
  const [webspace, setWebspace] = useState<Webspace>(tab.draft.webspaces[0] ?? 'eleve');
  const [chosenClass, setClass] = useState<string | null>(null);
  const className = chosenClass ?? likelyClass(tab, known);
  const [milliseconds] = useState(now);
  const today = localCalendarDate(new Date(milliseconds));
  const preview = previewOf(tab, tabs, { webspace, className }, { today, milliseconds });
  return (
    <section class="preview" aria-labelledby="preview">
      <h3 id="preview">{message('preview_title')}</h3>
      <p class="hint">{message('preview_intro')}</p>
      <div class="preview-choice">
        <p>
          <label for="preview-webspace">{message('preview_webspace')}</label>
          <select
            id="preview-webspace"
            value={webspace}
            onChange={(event) => {
              const name = webspaces.find((one) => one === event.currentTarget.value);
              if (name !== undefined) setWebspace(name);
            }}
          >
            {webspaces.map((name) => (
              <option key={name} value={name}>
                {message(`webspace_${name}`)}
              </option>
            ))}
          </select>
        </p>
        {hasClass(webspace) && (
          <p>
            <label for="preview-class">{message('preview_class')}</label>
            <input
              id="preview-class"
              list="preview-classes"
              autocomplete="off"
              value={className}
              onInput={(event) => setClass(event.currentTarget.value)}
            />
            <datalist id="preview-classes">
              {known.map(({ name }) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </p>
        )}
      </div>
      <p class="preview-words" role="status">
        {preview === null ? message('preview_later') : summaryText(preview)}
      </p>
      {preview !== null && preview.model.portals.length > 0 && (
        <PreviewPanel preview={preview} portalId={tab.id} createStage={createStage} failed={failed} />
      )}
    </section>
  );
}

/** A class that sees the portal, preferably an imported one; empty without any. */
function likelyClass({ draft }: PortalTab, known: readonly KnownClass[]): string {
  const isOfPortal = classMatcher(draft.classes);
  const named = draft.classes.filter((name) => !name.includes('*'));
  const imported = known.filter(({ pupils }) => pupils !== null).map(({ name }) => name);
  return [...imported, ...named].find(isOfPortal) ?? '';
}

/** Says whether the portal is shown, and which others are. */
function summaryText({ why, others }: PreviewModel): string {
  const names = others.join(', ');
  if (why !== null) {
    const rest = others.length === 0 ? message('preview_no_panel') : message('preview_others', names);
    const reason = message(`preview_not_${why}`);
    return `${reason} ${rest}`;
  }
  return others.length === 0 ? message('preview_alone') : message('preview_beside', names);
}
