import { concerns } from '../domain/audience.ts';
import type { Portal } from '../domain/portal.ts';
import type { PronoteWidget } from '../domain/pronote-widget.ts';
import type { Handlers } from '../messaging/server.ts';
import { parsePronoteWidget } from '../pronote/parse-pronote-widget.ts';
import { currentUserIf } from '../session/user-lock.ts';
import { readCurrentPerson } from '../storage/current-user-record.ts';
import { readSettings } from '../storage/settings.ts';
import { arrive, leave } from './current-user.ts';
import { storeWidgetLoans } from './loan-refresh.ts';
import { refreshPortal, viewPortals, viewPortalsAnonymously } from './portal-view.ts';

type PanelHandlers = Pick<Handlers, 'panel.open' | 'panel.refresh' | 'panel.widget' | 'panel.leave'>;

/** Messages of the panel in PRONOTE's home page. */
export const panelHandlers: PanelHandlers = {
  async 'panel.open'({ visitor }) {
    const [portals, { portals: defined, nativeWidget, unreadable }] = await Promise.all([
      visitor.fullName === null ? viewPortalsAnonymously(visitor) : viewPortals(arrive(visitor)),
      readSettings(),
    ]);
    return { portals, nativeWidget, configured: defined.length > 0 || unreadable };
  },

  'panel.refresh': refreshPortal,

  async 'panel.widget'({ person, texts }) {
    const widget = parsePronoteWidget(texts);
    const user = await currentUserIf(person);
    // The widget of a parent's page shows a child's loans; without the child's name their owner is unknown.
    const isOwnerUnknown = person.webspace === 'parent' && person.child === undefined;
    if (widget.loans === null || isOwnerUnknown || user === null) return false;
    const { portals } = await readSettings();
    const portal = portalOf(
      widget,
      portals.filter((one) => concerns(one, person)),
    );
    const reading = { source: 'pronote-widget', loans: widget.loans, reservations: [] } as const;
    if (!portal?.loanSources.includes(reading.source)) return false;
    await storeWidgetLoans(portal, user, reading);
    return true;
  },

  async 'panel.leave'() {
    if ((await readCurrentPerson()) !== null) await leave();
    return null;
  },
};

/** The widget's portal: by the address of its records, by its name, or the only one. */
function portalOf(widget: PronoteWidget, portals: readonly Portal[]): Portal | undefined {
  const { portalAddress, portalName } = widget;
  const named = portals.find(({ address, name }) => address === portalAddress || name === portalName);
  return named ?? (portals.length === 1 && portalAddress === null ? portals[0] : undefined);
}
