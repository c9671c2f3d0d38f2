import type { CdiVariant, GenerationYear, WebspaceFile } from './pronote/model.ts';

/** Every host the sandbox plays; a browser that asks for any other is refused. */
export const hosts = {
  pronote: '9990001x.index-education.net',
  portal: '9990001x.esidoc.fr',
  notAPortal: '9990075c.esidoc.fr',
  administrationApi: 'api-administration.esidoc.fr',
  searchApi: 'api-recherche.esidoc.fr',
  loansApi: 'passerelle-prets.esidoc.fr',
  images: 'images.esidoc.fr',
} as const;

export type HostName = keyof typeof hosts;

export const school = {
  rne: '9990001X',
  name: 'COLLEGE IMAGINAIRE',
  portalTitle: 'CDI du collège Imaginaire',
  portalSubtitle: 'Lire, chercher, rêver : le portail de ton centre de documentation',
} as const;

/** What the portal's administrators give to those who may send it feeds. */
export const feedToken = 'jeton-des-imports-du-bac-a-sable';

/** Addresses a test or a demo types; they need no port, since the browser reaches them through the gate. */
export const addresses = {
  pronoteHome: `https://${hosts.pronote}/pronote/eleve.html`,
  /**
   * The page of a webspace; a generation of PRONOTE's pages, and a variant of its CDI widget, hold for the pages that
   * the browser asks for afterwards.
   */
  pronoteWebspace: (file: WebspaceFile, generation?: GenerationYear, cdi?: CdiVariant) => {
    const page = new URL(`https://${hosts.pronote}/pronote/${file}`);
    if (generation !== undefined) page.searchParams.set('generation', String(generation));
    if (cdi !== undefined) page.searchParams.set('cdi', cdi);
    return page.href;
  },
  pronoteChooser: `https://${hosts.pronote}/pronote/`,
  casLogin: `https://${hosts.pronote}/cas/login`,
  portal: `https://${hosts.portal}/`,
  account: `https://${hosts.portal}/moncompte/mesprets`,
  notAPortal: `https://${hosts.notAPortal}/`,
  administrationApi: `https://${hosts.administrationApi}`,
  searchApi: `https://${hosts.searchApi}`,
  loansApi: `https://${hosts.loansApi}/utilisateurs_externe/prets/compagnon`,
  /** Where this school's feed is sent, with `feedToken`. */
  feedReception: `https://${hosts.administrationApi}/import/compagnon/${school.rne}`,
  feedAdministration: `https://${hosts.portal}/administration/imports`,
} as const;
