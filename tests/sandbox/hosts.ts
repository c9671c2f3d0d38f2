import type { CdiVariant, GenerationYear, Theme, WebspaceFile } from './pronote/model.ts';

/** Every host that the sandbox serves; requests to any other host are refused. */
export const hosts = {
  pronote: '9990001x.index-education.net',
  /** The PRONOTE of another school of the campus, on the school's own server. */
  selfHosted: 'pronote.college-des-tilleuls.example',
  /** The ENT ("espace numérique de travail"), the académie's own site, which shows PRONOTE in a frame. */
  ent: 'ent.academie-des-tilleuls.example',
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

/** Query parameters for PRONOTE's pages, remembered by cookie for later pages of this browser. */
export interface PageLook {
  readonly generation?: GenerationYear | undefined;
  /** A variant of PRONOTE's own CDI widget. */
  readonly cdi?: CdiVariant | undefined;
  readonly theme?: Theme | undefined;
  /** `jamais`: the banner appears and the home page never does; for this page only. */
  readonly accueil?: 'jamais' | undefined;
}

/** The token that the portal's administrators give to feed senders. */
export const feedToken = 'jeton-des-imports-du-bac-a-sable';

/** URLs for tests and the demo; without a port, since the browser reaches them through the proxy. */
export const addresses = {
  pronoteHome: `https://${hosts.pronote}/pronote/eleve.html`,
  /** The page of a webspace. */
  pronoteWebspace: (file: WebspaceFile, generation?: GenerationYear, cdi?: CdiVariant, look: PageLook = {}) =>
    withLook(`https://${hosts.pronote}/pronote/${file}`, { generation, cdi, ...look }),
  /** The same page on a school's own server, on another path. */
  selfHostedWebspace: (file: WebspaceFile, look: PageLook = {}) =>
    withLook(`https://${hosts.selfHosted}/notes/${file}`, look),
  /** A page of another product of PRONOTE's vendor, on the same host. */
  otherProduct: `https://${hosts.pronote}/pronote/emplois/eleve.html`,
  pronoteChooser: `https://${hosts.pronote}/pronote/`,
  casLogin: `https://${hosts.pronote}/cas/login`,
  selfHostedCasLogin: `https://${hosts.selfHosted}/cas/login`,
  entCasLogin: `https://${hosts.ent}/cas/login`,
  /** The ENT's page, with the PRONOTE of `place` in its frame once a person has signed in. */
  ent: (place: PronoteHost = 'pronote', look: PageLook = {}) => {
    const page = new URL(withLook(`https://${hosts.ent}/`, look));
    page.searchParams.set('pronote', place);
    return page.href;
  },
  portal: `https://${hosts.portal}/`,
  account: `https://${hosts.portal}/moncompte/mesprets`,
  notAPortal: `https://${hosts.notAPortal}/`,
  administrationApi: `https://${hosts.administrationApi}`,
  searchApi: `https://${hosts.searchApi}`,
  loansApi: `https://${hosts.loansApi}/utilisateurs_externe/prets/compagnon`,
  /** The endpoint for this school's feed, with `feedToken`. */
  feedReception: `https://${hosts.administrationApi}/import/compagnon/${school.rne}`,
  feedAdministration: `https://${hosts.portal}/administration/imports`,
} as const;

/** The hosts that serve PRONOTE. */
export type PronoteHost = 'pronote' | 'selfHosted';

function withLook(address: string, look: PageLook): string {
  const page = new URL(address);
  for (const [name, value] of Object.entries(look))
    if (value !== undefined) page.searchParams.set(name, String(value));
  return page.href;
}
