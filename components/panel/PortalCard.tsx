import { message } from '../../utils/browser/i18n.ts';
import { isNotAsked } from '../../utils/domain/visible-loans.ts';
import { Button } from '../shared/Button.tsx';
import { Icon } from '../shared/Icon.tsx';
import { NewTabNote, OutLink } from '../shared/OutLink.tsx';
import { Card } from './Card.tsx';
import { Panel, type PanelProps } from './Panel.tsx';
import type { PortalState } from './panel-session.ts';
import { Tabs } from './Tabs.tsx';

/** Prefix of the ids of tabs and tab panels; a page has one card. */
const id = 'portal';

interface PortalCardProps extends Omit<PanelProps, 'state'> {
  readonly chosen: PortalState;
  readonly takesFocus: boolean;
}

/** The user's portal under its own name, or several portals in tabs. */
export function PortalCard({ session, view, chosen, today, now, takesFocus }: PortalCardProps) {
  const states = view.portals;
  const several = states.length > 1;
  const { portal, refreshing } = chosen;
  const name = (
    <OutLink href={portal.homeAddress} title={portal.description}>
      <bdi>{portal.name}</bdi>
    </OutLink>
  );
  return (
    <Card heading={several ? message('panel_heading') : name} takesFocus={takesFocus}>
      {!isNotAsked(portal.loans.failure) && (
        <RefreshButton refreshing={refreshing} onRefresh={() => session.refresh(portal.id)} />
      )}
      {several && <Tabs id={id} states={states} chosen={chosen} today={today} onChoose={session.choose} />}
      {/* The panels of other tabs are hidden, not removed: typed text stays in them. */}
      {states.map((state, index) => (
        <div
          key={state.portal.id}
          hidden={state !== chosen}
          {...(several && {
            role: 'tabpanel',
            id: `${id}panel${index}`,
            'aria-labelledby': `${id}tab${index}`,
          })}
        >
          <Panel session={session} view={view} state={state} today={today} now={now} />
        </div>
      ))}
      <NewTabNote />
    </Card>
  );
}

function RefreshButton({ refreshing, onRefresh }: { refreshing: boolean; onRefresh: () => void }) {
  const label = message('panel_refresh');
  return (
    <Button
      class={refreshing ? 'refresh busy' : 'refresh'}
      title={label}
      aria-label={label}
      aria-disabled={refreshing}
      onClick={refreshing ? undefined : onRefresh}
    >
      <Icon shape="refresh" />
    </Button>
  );
}
