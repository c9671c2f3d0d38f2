import type { DiagnosticsServices } from '../../components/options/diagnostics/diagnostics-session.ts';
import { hasHourlyAlarm } from '../../utils/browser/alarms.ts';
import { browserVersion, extensionVersion } from '../../utils/browser/browser.ts';
import { systemNow } from '../../utils/browser/clock.ts';
import { report } from '../../utils/browser/log.ts';
import { runInOpenPages } from '../../utils/browser/open-pages.ts';
import {
  grantedPermissions,
  hasHostPermission,
  requestHostPermission,
} from '../../utils/browser/permissions.ts';
import { saveFile } from '../../utils/browser/save-file.ts';
import { checkPortal } from '../../utils/diagnostics/check-portal.ts';
import type { BrowserHealth, DatabaseHealth } from '../../utils/domain/browser-health.ts';
import { noPage, pageFindings } from '../../utils/domain/page-findings.ts';
import { faultPath } from '../../utils/domain/policy-check.ts';
import { type Portal, portalAddresses } from '../../utils/domain/portal.ts';
import type { CheckFinding } from '../../utils/domain/portal-check-report.ts';
import { hostedPages } from '../../utils/domain/pronote-site.ts';
import { signOnServer } from '../../utils/domain/sign-on-methods.ts';
import { send } from '../../utils/messaging/client.ts';
import { mostTelling, parsePageSnapshot } from '../../utils/pronote/page-snapshot-schema.ts';
import { adminDatabaseExists, readAdminDatabase } from '../../utils/storage/admin-database.ts';
import { loansDatabaseOpens } from '../../utils/storage/loans-database.ts';
import { readSettings } from '../../utils/storage/settings.ts';

/** Checks a portal; its loans only when it is saved, since the background reads the loans of stored portals only. */
export async function checkOnNetwork(
  portal: Portal,
  isSaved: boolean,
  onFinding: (finding: CheckFinding) => void,
  stop?: AbortSignal,
): Promise<void> {
  const checkLoans = ({ id }: Portal) => send('check.loans', { portalId: id });
  const fetch = (address: string, init?: RequestInit) => globalThis.fetch(address, init);
  await checkPortal({ fetch, now: systemNow, onFinding, signal: stop }, portal, isSaved ? checkLoans : null);
}

export const diagnosticsServices: DiagnosticsServices = {
  now: systemNow,
  requestHostPermission: (portals) =>
    portals.length === 0 ? Promise.resolve(true) : requestHostPermission(portals.flatMap(portalAddresses)),
  versions: async () => ({ extension: extensionVersion(), browser: await browserVersion() }),
  checkBrowserHealth,
  inspectPronote,
  checkPortal: (portal, onFinding, stop) => checkOnNetwork(portal, true, onFinding, stop),
  copy: (text) => navigator.clipboard.writeText(text),
  save: (name, text) => saveFile(name, new Blob([text], { type: 'text/plain' })),
  failed: (error) => report('options', error),
};

async function checkBrowserHealth(): Promise<BrowserHealth> {
  const settings = await readSettings();
  const sites = settings.pronoteSites.map((host) => `https://${host}`);
  const wanted = [
    ...new Set([...settings.portals.flatMap(portalAddresses), ...sites].map((one) => new URL(one).host)),
  ];
  const allowed = await Promise.all(wanted.map((host) => hasHostPermission(`https://${host}`)));
  return {
    held: await grantedPermissions(),
    missing: wanted.filter((_, index) => !allowed[index]),
    policyFaults: settings.policyFaults.map(faultPath),
    settingsUnreadable: settings.unreadable,
    wakesUp: await hasHourlyAlarm(),
    databases: await checkDatabases(),
  };
}

async function checkDatabases(): Promise<readonly DatabaseHealth[]> {
  const loans = (await loansDatabaseOpens()) ? 'good' : 'broken';
  const opened = (await adminDatabaseExists()) ? await readAdminDatabase(async () => null) : null;
  const admin = opened === null ? 'not-made' : opened.ok ? 'good' : opened.failure.kind;
  return [
    { name: 'cdi-loans', state: loans },
    { name: 'cdi-admin', state: admin },
  ];
}

/** Searches the open PRONOTE tabs, and those of the CAS hosts too: an ENT may show PRONOTE in a frame. */
async function inspectPronote(): Promise<readonly CheckFinding[]> {
  const { pronoteSites, portals } = await readSettings();
  const signOns = portals.flatMap(({ delegation }) => {
    const server = signOnServer(delegation);
    return server === null ? [] : new URL(server).hostname;
  });
  const others = [...new Set([...pronoteSites, ...signOns])].map((host) => `https://${host}/*`);
  const { tabs, answers } = await runInOpenPages([hostedPages, ...others], '/page-probe.js');
  const best = mostTelling(answers.flatMap((answer) => parsePageSnapshot(answer) ?? []));
  if (best !== null) return pageFindings(best);
  return noPage(tabs > 0 && answers.length === 0 ? 'closed-tab' : 'no-tab');
}
