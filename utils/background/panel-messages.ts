import { concerns } from '../domain/audience.ts';
import type { Portal } from '../domain/portal.ts';
import type { PronoteWidget, PronoteWidgetTexts } from '../domain/pronote-widget.ts';
import type { Handlers } from '../messaging/server.ts';
import type { Settings } from '../storage/settings.ts';
import { createPortalViews, isSamePerson, type PortalViewsPorts } from './portal-view.ts';

export interface PanelAnswersPorts extends PortalViewsPorts {
  /** What PRONOTE's CDI widget says. */
  readonly readWidget: (texts: PronoteWidgetTexts) => PronoteWidget;
  readonly settings: () => Promise<Pick<Settings, 'portals' | 'nativeWidget' | 'unreadable'>>;
}

type PanelHandlers = Pick<Handlers, 'panel.open' | 'panel.refresh' | 'panel.widget' | 'panel.leave'>;

/** Answers the panel: what this person may see, and nothing that is secret. */
export function createPanelAnswers(ports: PanelAnswersPorts): PanelHandlers {
  const views = createPortalViews(ports);

  return {
    async 'panel.open'({ visitor }) {
      const [portals, { portals: defined, nativeWidget, unreadable }] = await Promise.all([
        visitor.fullName === null ? views.ofUnnamed(visitor) : views.of(ports.presence.arrive(visitor)),
        ports.settings(),
      ]);
      return { portals, nativeWidget, configured: defined.length > 0 || unreadable };
    },

    'panel.refresh': ({ person, portalId, asked }) => views.refreshed(person, portalId, asked),

    async 'panel.widget'({ person, texts }) {
      const widget = ports.readWidget(texts);
      const borrower = await ports.presence.current();
      // A parent's page shows a child's loans: without a name, nobody's.
      const isNobodys = person.webspace === 'parent' && person.child === undefined;
      if (widget.loans === null || isNobodys || borrower === null || !isSamePerson(borrower.person, person))
        return false;
      const concerned = (await ports.portals()).filter((portal) => concerns(portal, person));
      const portal = portalOf(widget, concerned);
      const reading = { source: 'pronote-widget', loans: widget.loans, reservations: [] } as const;
      if (!portal?.loanSources.includes(reading.source)) return false;
      await ports.loanRefresh.accept(portal, borrower, reading);
      return true;
    },

    async 'panel.leave'() {
      if ((await ports.presence.current()) !== null) await ports.presence.leave();
      return null;
    },
  };
}

/** The portal that the widget is about: by the address of its records, by its name, or the only one there is. */
function portalOf(widget: PronoteWidget, portals: readonly Portal[]): Portal | undefined {
  const { portalAddress, portalName } = widget;
  const named = portals.find(({ address, name }) => address === portalAddress || name === portalName);
  return named ?? (portals.length === 1 && portalAddress === null ? portals[0] : undefined);
}
