import type { LoansCheck } from '../domain/loans-check.ts';
import type { CurrentUser } from '../domain/person.ts';
import type { Portal } from '../domain/portal.ts';
import type { Handlers } from '../messaging/server.ts';
import type { Presence } from './current-user.ts';

export interface CheckAnswersPorts {
  readonly presence: Presence;
  readonly portals: () => Promise<readonly Portal[]>;
  readonly checkLoans: (portal: Portal, borrower: CurrentUser) => Promise<LoansCheck>;
}

/** Answers the check of a portal that is set up: only the background can ask in the name of the person at the computer. */
export function createCheckAnswers(ports: CheckAnswersPorts): Pick<Handlers, 'check.loans'> {
  return {
    async 'check.loans'({ portalId }) {
      const borrower = await ports.presence.current();
      const portal = (await ports.portals()).find(({ id }) => id === portalId);
      return borrower === null || portal === undefined ? null : ports.checkLoans(portal, borrower);
    },
  };
}
