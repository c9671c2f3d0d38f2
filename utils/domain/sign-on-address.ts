/**
 * Where a CAS server is asked to vouch for a visitor of a page of the portal. With `gateway` it sends the browser on at once,
 * with a ticket or without, and never asks anybody anything (CAS Protocol 3.0 specification, §2.1.1).
 */
export function signOnAddress(loginAddress: string, page: string, gateway: boolean): string {
  const address = new URL(loginAddress);
  address.searchParams.set('service', new URL(page).href);
  if (gateway) address.searchParams.set('gateway', 'true');
  return address.href;
}
