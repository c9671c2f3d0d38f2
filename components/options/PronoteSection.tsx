import { message } from '../../utils/browser/i18n.ts';
import { type NativeWidgetMode, nativeWidgetModes } from '../../utils/domain/panel.ts';
import type { PronoteSite } from '../../utils/domain/pronote-site.ts';
import { Choice } from '../shared/Choice.tsx';
import { SiteForm } from './SiteForm.tsx';

export interface PronoteSettings {
  readonly nativeWidget: NativeWidgetMode;
  /** True when the school's policy sets it. */
  readonly nativeWidgetIsLocked: boolean;
  /** Self-hosted PRONOTE sites on which the panel is enabled. */
  readonly sites: readonly PronoteSite[];
}

export interface PronoteActions {
  chooseNativeWidget(mode: NativeWidgetMode): Promise<void>;
  /** False when the user declined. Requires user activation: call synchronously from the click handler. */
  allowSite(host: string): Promise<boolean>;
  removeSite(host: string): Promise<void>;
}

interface PronoteSectionProps {
  readonly settings: PronoteSettings;
  readonly actions: PronoteActions;
}

/** The PRONOTE sites that show the panel, and whether it replaces PRONOTE's CDI widget. */
export function PronoteSection({ settings, actions }: PronoteSectionProps) {
  return (
    <section class="card pronote" aria-labelledby="pronote">
      <h2 id="pronote">{message('pronote_title')}</h2>
      <h3>{message('sites_title')}</h3>
      <p>{message('sites_intro')}</p>
      <ul class="sites">
        <li>
          <bdi class="host">*.index-education.net</bdi>
          <span class="tag">{message('site_hosted')}</span>
        </li>
        {settings.sites.map((site) => (
          <Site key={site.host} site={site} actions={actions} />
        ))}
      </ul>
      <SiteForm known={settings.sites.map(({ host }) => host)} onAllow={actions.allowSite} />
      <Choice
        name="widget"
        title={message('widget_title')}
        values={nativeWidgetModes}
        labelOf={(mode) => message(`widget_${mode}`)}
        hintOf={(mode) => message(`widget_${mode}_hint`)}
        chosen={settings.nativeWidget}
        locked={settings.nativeWidgetIsLocked}
        onChoose={(mode) => void actions.chooseNativeWidget(mode)}
      />
    </section>
  );
}

interface SiteProps {
  readonly site: PronoteSite;
  readonly actions: PronoteActions;
}

function Site({ site: { host, fromPolicy, allowed }, actions }: SiteProps) {
  return (
    <li>
      <bdi class="host">{host}</bdi>
      {fromPolicy && <span class="tag">{message('set_by_school')}</span>}
      {allowed ? (
        <span class="tag">{message('site_on')}</span>
      ) : (
        <>
          <span class="fault">{message('site_not_allowed')}</span>
          <button
            type="button"
            aria-label={message('site_allow_named', host)}
            onClick={() => void actions.allowSite(host)}
          >
            {message('site_allow')}
          </button>
        </>
      )}
      {!fromPolicy && (
        <button
          type="button"
          class="plain"
          aria-label={message('site_remove_named', host)}
          onClick={() => void actions.removeSite(host)}
        >
          {message('site_remove')}
        </button>
      )}
    </li>
  );
}
