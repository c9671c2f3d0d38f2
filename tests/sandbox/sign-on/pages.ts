import { type Html, html, type Part, raw } from '../html.ts';
import { allPeople } from '../people.ts';

const style = raw(`
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef3f1;
    font: 15px/1.5 Arial, Verdana, Helvetica, sans-serif; color: #1d2b27; }
  main { width: 360px; background: #fff; border-radius: 10px; padding: 28px 32px; box-shadow: 0 2px 14px rgb(0 40 25 / .12); }
  h1 { font-size: 19px; margin: 0 0 4px; color: #005734; }
  label { display: block; margin: 14px 0 4px; font-weight: 600; font-size: 13px; }
  input { width: 100%; box-sizing: border-box; padding: 9px 12px; border: 1px solid #b9c9c2; border-radius: 6px; font: inherit; }
  button { width: 100%; margin-top: 20px; padding: 10px; border: 0; border-radius: 20px; background: #008655; color: #fff;
    font: inherit; font-weight: 600; cursor: pointer; }
  .alert { background: #fdecea; color: #8c1d13; border-radius: 6px; padding: 8px 12px; }
  small { display: block; margin-top: 16px; color: #61736c; }`);

interface LoginForm {
  readonly service: string;
  readonly loginTicket: string;
  readonly refused: boolean;
}

export function loginPage({ service, loginTicket, refused }: LoginForm): Html {
  const logins = allPeople()
    .map((person) => person.login)
    .join(', ');
  return frame(
    'Authentification',
    html`
    <h1>Authentification</h1>
    <p>Collège Imaginaire, compte de l’établissement</p>
    ${refused ? html`<p class="alert" role="alert">Identifiant ou mot de passe incorrect.</p>` : null}
    <form method="post" action="/cas/login">
      <input type="hidden" name="service" value="${service}"><input type="hidden" name="lt" value="${loginTicket}">
      <label for="username">Identifiant</label><input id="username" name="username" autocomplete="username">
      <label for="password">Mot de passe</label><input id="password" name="password" type="password">
      <button>Se connecter</button>
    </form>
    <small>Bac à sable : ${logins} ; mot de passe « demo ».</small>`,
  );
}

export function refusalPage(reason: string): Html {
  return frame('Service refusé', html`<h1>Service refusé</h1><p class="alert" role="alert">${reason}</p>`);
}

export function signedInPage(): Html {
  return frame('Connecté', html`<h1>Vous êtes connecté</h1>`);
}

export function loggedOutPage(): Html {
  return frame('Déconnecté', html`<h1>Vous êtes déconnecté</h1><p>Pensez à fermer votre navigateur.</p>`);
}

function frame(title: string, content: Part): Html {
  return html`<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>${content}</main></body></html>`;
}
