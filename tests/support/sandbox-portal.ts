import { loanSourceNames } from '../../utils/domain/loan-sources.ts';
import type { Portal } from '../../utils/domain/portal.ts';
import type { Rne } from '../../utils/domain/rne.ts';
import { addresses, hosts, school } from '../sandbox/hosts.ts';

/** The sandbox's portal, with silent sign-on and a loans gateway. */
export const sandboxPortal: Portal = {
  id: 'cdi',
  rne: school.rne as Rne,
  name: school.portalTitle,
  description: school.portalSubtitle,
  address: `https://${hosts.portal}`,
  searchTemplate: `https://${hosts.portal}/recherche/{terms}`,
  delegation: { kind: 'cas', signOnAddress: addresses.casLogin },
  loansApi: addresses.loansApi,
  loanSources: loanSourceNames,
  classes: [],
  webspaces: [],
};
