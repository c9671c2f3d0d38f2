import { message } from '../../utils/browser/i18n.ts';
import type { CalendarDate } from '../../utils/domain/calendar-date.ts';
import { Button } from '../shared/Button.tsx';
import { isNotAsked } from '../shared/failure-words.ts';
import { Icon } from '../shared/Icon.tsx';
import { NewTabNote, OutLink } from '../shared/OutLink.tsx';
import { Card } from './Card.tsx';
import { Panel } from './Panel.tsx';
import type { PanelSession, PortalState } from './panel-session.ts';
import { Tabs } from './Tabs.tsx';

/** What the ids of tabs and tab panels begin with: there is one card. */
const id = 'portal';

interface PortalCardProps {
  readonly session: PanelSession;
  readonly chosen: PortalState;
  readonly today: CalendarDate;
  /** Milliseconds since 1970: the age of what is shown is counted from here. */
  readonly now: number;
  readonly takesFocus: boolean;
}

/** The person's portal under its own name, or several of them, a tab each. */
export function PortalCard({ session, chosen, today, now, takesFocus }: PortalCardProps) {
  const states = session.portals();
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
      {/* Those of the other tabs are hidden, not taken away: what was typed in them stays. */}
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
          <Panel session={session} state={state} today={today} now={now} several={several} />
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
