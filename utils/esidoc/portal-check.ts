import type { LoansCheck } from '../domain/loans-check.ts';
import type { Portal } from '../domain/portal.ts';
import type { CheckFinding, CheckStep } from '../domain/portal-check.ts';
import type { Fetch } from '../network/answer.ts';
import { homeAddress } from './addresses.ts';
import { type Look, problem, skipped, warning } from './check-look.ts';
import { frontSettingsAddress } from './front-settings.ts';
import { lookAtFrontSettings, lookAtHome, lookAtLoans, lookAtSearch, lookForToken } from './portal-looks.ts';
import { searchServiceAddress } from './search.ts';
import { lookAtSignOn } from './sign-on-look.ts';

export interface CheckPorts {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Tries the sources of loans as the person at the computer, null when nobody is; without it that step is skipped. */
  readonly checkLoans?: (portal: Portal) => Promise<LoansCheck | null>;
  /** Whether the browser lets the extension ask this address; without it, every address is tried. */
  readonly mayAsk?: (address: string) => Promise<boolean>;
}

type OnFinding = (finding: CheckFinding) => void;

/**
 * Tries a portal step by step, as its users will, and tells each finding as soon as it is there, in the order of
 * `checkSteps`. Never throws: what cannot be done is itself a finding.
 */
export async function checkPortal(ports: CheckPorts, portal: Portal, onFinding: OnFinding): Promise<void> {
  const { fetch, now, checkLoans } = ports;
  /** Asks nothing and says "skipped" when there is no address to ask. */
  async function look<Value>(
    step: CheckStep,
    address: string | null,
    work: () => Promise<Look<Value>>,
  ): Promise<Value | null> {
    const { outcome, detail, value } = address === null ? skipped : await attempt(ports, address, work);
    onFinding({ step, outcome, host: hostOf(address), detail });
    return value;
  }
  const home = homeAddress(portal);
  const html = await look('home-page', home, () => lookAtHome(fetch, now(), portal));
  await look('front-settings', frontSettingsAddress(portal.rne), () => lookAtFrontSettings(fetch, portal));
  const token = await look('public-token', html === null ? null : home, async () =>
    lookForToken(html ?? '', portal, now()),
  );
  await look('search', token === null ? null : searchServiceAddress(portal), async () =>
    token === null ? skipped : lookAtSearch(fetch, now, portal, token),
  );
  const signOn = portal.delegation.kind === 'cas' ? portal.delegation.signOnAddress : null;
  await look('sign-on', signOn, async () =>
    signOn === null ? skipped : lookAtSignOn(fetch, now(), portal, signOn),
  );
  await look('loans', checkLoans === undefined ? null : (portal.loansApi ?? home), async () =>
    checkLoans === undefined ? skipped : lookAtLoans(await checkLoans(portal)),
  );
}

async function attempt<Value>(
  ports: CheckPorts,
  address: string,
  work: () => Promise<Look<Value>>,
): Promise<Look<Value>> {
  try {
    if (ports.mayAsk !== undefined && !(await ports.mayAsk(address))) return problem('no-permission');
    return await work();
  } catch {
    return warning('unreadable', 'the check itself failed');
  }
}

function hostOf(address: string | null): string | null {
  return address === null ? null : (URL.parse(address)?.host ?? null);
}
