import { school } from '../hosts.ts';
import { type Html, html, type Part, raw } from '../html.ts';
import type { Person } from '../people.ts';
import { portalStyle } from './style.ts';

export interface Frame {
  readonly title: string;
  readonly person: Person | null;
  readonly terms?: string;
  /** Scripts in the head, such as the home page's tokens. */
  readonly head?: Html;
  readonly content: Part;
}

/** A page of the portal: header, search form, content, footer. */
export function portalPage({ title, person, terms = '', head, content }: Frame): Html {
  return html`<html lang="fr">
<head>
<meta charset="utf-8"><title>${title} - ${school.portalTitle}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>${raw(portalStyle)}</style>
${head ?? null}
</head>
<body>
<header class="bandeau">
  <div class="interieur">
    <a class="marque" href="/"><span class="logo" aria-hidden="true"></span>
      <span><strong>${school.portalTitle}</strong><em>${school.portalSubtitle}</em></span></a>
    <nav aria-label="Compte">${person === null ? signInLink : accountLinks(person)}</nav>
  </div>
  <form class="recherche interieur" role="search" action="/recherche" method="get">
    <input type="search" name="q" aria-label="Rechercher dans le catalogue" value="${terms}"
      placeholder="Un titre, un auteur, un sujet…"><button>Rechercher</button>
  </form>
</header>
<main class="interieur">${content}</main>
<footer><div class="interieur">Portail de démonstration : établissement, élèves et titres récents sont inventés.</div></footer>
</body>
</html>`;
}

const signInLink = html`<a class="bouton" href="/connexion">Se connecter</a>`;

function accountLinks(person: Person): Html {
  return html`<span class="bonjour">Bonjour ${person.givenName}</span>
    <a class="bouton" href="/moncompte/mesprets">Mon compte</a> <a href="/deconnexion">Se déconnecter</a>`;
}
