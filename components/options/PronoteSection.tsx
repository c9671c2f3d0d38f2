import { message } from '../../utils/browser/i18n.ts';
import { type NativeWidgetMode, nativeWidgetModes } from '../../utils/domain/panel.ts';
import type { PronoteSite } from '../../utils/domain/pronote-site.ts';
import { Choice } from './Choice.tsx';
import { SiteForm } from './SiteForm.tsx';

export interface PronoteSettings {
  readonly nativeWidget: NativeWidgetMode;
  /** True where the school's policy has chosen. */
  readonly nativeWidgetIsLocked: boolean;
  /** PRONOTEs that schools run themselves, on which the panel is wanted. */
  readonly sites: readonly PronoteSite[];
}

export interface PronoteActions {
  chooseNativeWidget(fate: NativeWidgetMode): Promise<void>;
  /** Must ask the browser in the very click; false where the person refused. */
  allowSite(host: string): Promise<boolean>;
  removeSite(host: string): Promise<void>;
}

function widgetWords(): Record<NativeWidgetMode, { label: string; hint: string }> {
  return {
    replace: { label: message('widget_replace'), hint: message('widget_replace_hint') },
    beside: { label: message('widget_beside'), hint: message('widget_beside_hint') },
  };
}

/** Where the panel stands: on which PRONOTEs, and beside or in place of PRONOTE's own widget. */
export function PronoteSection({
  settings,
  actions,
}: {
  settings: PronoteSettings;
  actions: PronoteActions;
}) {
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
        words={widgetWords()}
        chosen={settings.nativeWidget}
        locked={settings.nativeWidgetIsLocked}
        onChoose={(fate) => void actions.chooseNativeWidget(fate)}
      />
    </section>
  );
}

function Site({
  site: { host, fromPolicy, allowed },
  actions,
}: {
  site: PronoteSite;
  actions: PronoteActions;
}) {
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
