import { message } from '../../../utils/browser/i18n.ts';
import type { Portal } from '../../../utils/domain/portal.ts';
import { useStore } from '../../shared/use-store.ts';
import { ChoiceInput } from './ChoiceInput.tsx';
import { settingsSummary } from './export-text.ts';
import type { ExportsSession } from './exports-session.ts';
import { EndpointField, FormatFields } from './FeedFields.tsx';
import { KeyChoice } from './KeyChoice.tsx';
import { firstSettings } from './portal-choices.ts';
import { Step } from './Step.tsx';
import { TokenFields } from './TokenFields.tsx';

/** The portal to export to, and its stored settings: format of the feed, stable key, endpoint and token. */
export function PortalStep({ session }: { session: ExportsSession }) {
  const { portals, portal } = useStore(session.view);
  useStore(session.run.view);
  const locked = session.run.isPending();
  return (
    <Step number={1} title={message('exports_step_portal')}>
      {portals.length > 1 && (
        <fieldset disabled={locked}>
          <legend class="small-legend">{message('exports_portal_question')}</legend>
          {portals.map(({ id, name, rne }) => (
            <ChoiceInput
              key={id}
              type="radio"
              name="exports-portal"
              id={`exports-portal-${id}`}
              label={
                <>
                  <bdi>{name}</bdi> <span class="hint">{rne}</span>
                </>
              }
              checked={portal?.id === id}
              onChange={() => session.choosePortal(id)}
            />
          ))}
        </fieldset>
      )}
      {portal !== null && portals.length === 1 && (
        <p>
          <strong>
            <bdi>{portal.name}</bdi>
          </strong>{' '}
          <span class="hint">{portal.rne}</span>
        </p>
      )}
      {portal !== null && <Settings key={portal.id} session={session} portal={portal} locked={locked} />}
    </Step>
  );
}

interface SettingsProps {
  readonly session: ExportsSession;
  readonly portal: Portal;
  readonly locked: boolean;
}

/** The key is always shown; the other settings are collapsed behind their summary. */
function Settings({ session, portal, locked }: SettingsProps) {
  const settings = portal.feed ?? firstSettings;
  return (
    <>
      <KeyChoice session={session} portal={portal} locked={locked} />
      <details class="exports-settings">
        <summary>
          {message('exports_settings')}
          <span class="hint"> {settingsSummary(settings)}</span>
        </summary>
        <fieldset disabled={locked} class="plain-fieldset">
          <FormatFields settings={settings} onChange={(changes) => void session.changeSettings(changes)} />
          <EndpointField
            key={settings.endpoint}
            endpoint={settings.endpoint}
            portalRne={portal.rne}
            onChange={(address) => void session.changeEndpoint(address)}
          />
          {settings.endpoint !== null && <TokenFields id="exports-token" session={session} />}
        </fieldset>
      </details>
    </>
  );
}
