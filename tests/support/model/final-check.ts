import type { Loan } from '../../../utils/domain/loan.ts';
import type { LibraryLoan } from '../../sandbox/library/library.ts';
import { mend, signIn, signInAtPortal, wait } from './actions.ts';
import type { Computer } from './computer.ts';
import { member, type Who } from './users.ts';

/** Sign-on, its validation, and one reading. */
const mostRequests = 8;

/** After any history: once all faults are removed, a user who signs in the next day sees exactly their loans. Returns what is wrong. */
export async function checkNextDay(computer: Computer, who: Who): Promise<readonly string[]> {
  mend(computer);
  wait(25 * 60);
  await signIn(computer, who);
  if (computer.portal.delegation.kind !== 'cas') signInAtPortal(computer, who);
  computer.tabs[0] = computer.signedIn();
  const before = computer.inProcess.requests.length;
  const opened = await computer.open(0);
  await computer.refresh(0, false);
  await computer.worker.rest();
  const made = computer.inProcess.requests.length - before;
  const { refreshed, inProcess } = computer;
  const read = refreshed.at(-1)?.portal?.loans;
  const expected = inProcess.school.library.loansOf(member(who).identiteEnt).map(gistAtLibrary);
  return [
    ...(opened.every(({ refreshDue }) => refreshDue) ? [] : ['loans of yesterday are not due']),
    ...(read?.failure === null ? [] : [`loans could not be read: ${JSON.stringify(read?.failure)}`]),
    ...(sameLines(read?.loans.map(gistInPanel) ?? [], expected) ? [] : [`the loans are not ${who}'s`]),
    ...(made <= mostRequests ? [] : [`${made} requests for one reading`]),
  ];
}

function gistInPanel({ title, state, borrowedOn, dueOn, returnedOn }: Loan): string {
  return `${title} ${state} ${borrowedOn} ${dueOn ?? returnedOn}`;
}

function gistAtLibrary({ record, state, borrowedOn, endsOn }: LibraryLoan): string {
  return `${record.title} ${state} ${borrowedOn} ${endsOn}`;
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join('\n') === [...other].sort().join('\n');
}
