import type { Portal } from '../domain/portal.ts';
import { portalOfNotification } from '../reminders/reminders.ts';

export interface OpenReminderPorts {
  readonly portals: () => Promise<readonly Portal[]>;
  /** Brings an open tab of PRONOTE to the front; false without one. */
  readonly bringPronoteToFront: () => Promise<boolean>;
  readonly openTab: (address: string) => Promise<void>;
  readonly accountAddress: (portal: Portal) => string;
  readonly takeBack: (id: string) => Promise<void>;
}

/** Leads from a reminder to the loans: in the panel where PRONOTE is open, else on the portal's account page. */
export async function openReminder(ports: OpenReminderPorts, id: string): Promise<void> {
  const portalId = portalOfNotification(id);
  if (portalId === null) return;
  await ports.takeBack(id);
  if (await ports.bringPronoteToFront()) return;
  const portal = (await ports.portals()).find((one) => one.id === portalId);
  if (portal !== undefined) await ports.openTab(ports.accountAddress(portal));
}
