import type { CdiVariant, GenerationYear, Theme, WebspaceFile } from './pronote/model.ts';

/** Every host the sandbox plays; a browser that asks for any other is refused. */
export const hosts = {
  pronote: '9990001x.index-education.net',
  /** The PRONOTE of another school of the campus, on a server of its own. */
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

/** What a browser asks PRONOTE's pages to look like; it holds for the pages that it asks for afterwards. */
export interface PageLook {
  readonly generation?: GenerationYear | undefined;
  /** A variant of PRONOTE's own CDI widget. */
  readonly cdi?: CdiVariant | undefined;
  readonly theme?: Theme | undefined;
  /** `jamais`: the banner comes up and the home page never does; for this page alone. */
  readonly accueil?: 'jamais' | undefined;
}

/** What the portal's administrators give to those who may send it feeds. */
export const feedToken = 'jeton-des-imports-du-bac-a-sable';

/** Addresses a test or a demo types; they need no port, since the browser reaches them through the gate. */
export const addresses = {
  pronoteHome: `https://${hosts.pronote}/pronote/eleve.html`,
  /** The page of a webspace. */
  pronoteWebspace: (file: WebspaceFile, generation?: GenerationYear, cdi?: CdiVariant, look: PageLook = {}) =>
    withLook(`https://${hosts.pronote}/pronote/${file}`, { generation, cdi, ...look }),
  /** The same page on a school's own server, on another path. */
  selfHostedWebspace: (file: WebspaceFile, look: PageLook = {}) =>
    withLook(`https://${hosts.selfHosted}/notes/${file}`, look),
  /** A page of another product of PRONOTE's maker, beside PRONOTE. */
  otherProduct: `https://${hosts.pronote}/pronote/emplois/eleve.html`,
  pronoteChooser: `https://${hosts.pronote}/pronote/`,
  casLogin: `https://${hosts.pronote}/cas/login`,
  selfHostedCasLogin: `https://${hosts.selfHosted}/cas/login`,
  entCasLogin: `https://${hosts.ent}/cas/login`,
  /** The ENT's page, with the PRONOTE of `place` in its frame once somebody has signed in there. */
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
  /** Where this school's feed is sent, with `feedToken`. */
  feedReception: `https://${hosts.administrationApi}/import/compagnon/${school.rne}`,
  feedAdministration: `https://${hosts.portal}/administration/imports`,
} as const;

/** The hosts that serve a PRONOTE. */
export type PronoteHost = 'pronote' | 'selfHosted';

function withLook(address: string, look: PageLook): string {
  const page = new URL(address);
  for (const [name, value] of Object.entries(look))
    if (value !== undefined) page.searchParams.set(name, String(value));
  return page.href;
}
