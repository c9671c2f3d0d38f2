import { concerns } from '../domain/audience.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import type { MessageInput } from '../messaging/protocol.ts';
import type { Handlers } from '../messaging/server.ts';
import type { Presence } from './current-user.ts';
import type { LoanRefresh } from './loan-refresh.ts';

export interface PortalAnswersPorts {
  readonly presence: Presence;
  readonly portals: () => Promise<readonly Portal[]>;
  readonly loanRefresh: LoanRefresh;
  /** True when the page showed a session that was not there before, whoever's it is. */
  readonly noticeVisit: (
    portal: Portal,
    borrower: CurrentUser,
    shown: MessageInput<'portal.shown'>,
  ) => Promise<boolean>;
}

/** Listens to the pages of the portals: each speaks for its own portal only, and is told nothing. */
export function createPortalAnswers(ports: PortalAnswersPorts): Pick<Handlers, 'portal.shown'> {
  return {
    async 'portal.shown'(shown, { origin }) {
      const borrower = await ports.presence.current();
      if (borrower === null) return null;
      const own = (await ports.portals()).filter(
        (portal) => portal.address === origin && concerns(portal, borrower.person),
      );
      for (const portal of own) {
        if (await ports.noticeVisit(portal, borrower, shown))
          await ports.loanRefresh.refresh(portal, borrower, 'session');
      }
      return null;
    },
  };
}
