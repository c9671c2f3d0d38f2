import { type Html, html, type Part, raw } from '../html.ts';
import { allPeople } from '../people.ts';
import type { Method } from './parameters.ts';

const style = raw(`
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #eef3f1;
    font: 15px/1.5 Arial, Verdana, Helvetica, sans-serif; color: #1d2b27; }
  main { width: 360px; background: #fff; border-radius: 10px; padding: 28px 32px; box-shadow: 0 2px 14px rgb(0 40 25 / .12); }
  h1 { font-size: 19px; margin: 0 0 4px; color: #005734; }
  label { display: block; margin: 14px 0 4px; font-weight: 600; font-size: 13px; }
  input { width: 100%; box-sizing: border-box; padding: 9px 12px; border: 1px solid #b9c9c2; border-radius: 6px; font: inherit; }
  .choice { font-weight: 400; } .choice input { width: auto; margin: 0 8px 0 0; }
  button { width: 100%; margin-top: 20px; padding: 10px; border: 0; border-radius: 20px; background: #008655; color: #fff;
    font: inherit; font-weight: 600; cursor: pointer; }
  .alert { background: #fdecea; color: #8c1d13; border-radius: 6px; padding: 8px 12px; }
  small { display: block; margin-top: 16px; color: #61736c; }`);

interface ServiceForm {
  /** Null for a sign-on without a service. */
  readonly service: string | null;
  readonly method: Method;
  readonly loginTicket: string;
}

interface LoginForm extends ServiceForm {
  /** Reason of the last refusal; null at first. */
  readonly refusal: string | null;
}

/** The form's fields are those of CAS Protocol 3.0 Specification, §2.1.3 and §2.2.1. */
export function loginPage({ refusal, ...form }: LoginForm): Html {
  const logins = allPeople()
    .map((person) => person.login)
    .join(', ');
  return frame(
    'Authentification',
    html`
    <h1>Authentification</h1>
    <p>Collège Imaginaire, compte de l’établissement</p>
    ${refusal === null ? null : html`<p class="alert" role="alert">${refusal}</p>`}
    <form method="post" action="/cas/login">
      ${hiddenFields(form)}
      <label for="username">Identifiant</label><input id="username" name="username" autocomplete="username">
      <label for="password">Mot de passe</label><input id="password" name="password" type="password">
      <label class="choice"><input name="warn" type="checkbox" value="true">Me prévenir avant d’ouvrir d’autres services</label>
      <button>Se connecter</button>
    </form>
    <small>Bac à sable : ${logins} ; mot de passe « demo ».</small>`,
  );
}

interface Confirmation extends ServiceForm {
  readonly service: string;
  readonly login: string;
}

/** Asks for confirmation before the sign-on continues (`warn`, §2.2.1). */
export function confirmationPage({ login, ...form }: Confirmation): Html {
  return frame(
    'Ouvrir un service',
    html`<h1>Ouvrir un service</h1><p>${new URL(form.service).host} saura que ${login} est connecté.</p>
<form method="post" action="/cas/login">${hiddenFields(form)}<button name="confirm" value="true">Continuer</button></form>`,
  );
}

/** A self-submitting form, so that the service receives its ticket in a request body (`method=POST`, §2.1.1). */
export function deliveryPage(service: string, ticket: string): Html {
  return frame(
    'Connexion',
    html`<form method="post" action="${service}"><input type="hidden" name="ticket" value="${ticket}"><button>Continuer</button></form>
<script>document.forms[0].submit()</script>`,
  );
}

export function refusalPage(reason: string): Html {
  return frame('Service refusé', html`<h1>Service refusé</h1><p class="alert" role="alert">${reason}</p>`);
}

export function signedInPage(login: string): Html {
  return frame('Connecté', html`<h1>Vous êtes connecté</h1><p>Compte : ${login}.</p>`);
}

export function loggedOutPage(): Html {
  return frame('Déconnecté', html`<h1>Vous êtes déconnecté</h1><p>Pensez à fermer votre navigateur.</p>`);
}

function hiddenFields({ service, method, loginTicket }: ServiceForm): Part {
  const fields = {
    lt: loginTicket,
    ...(service === null ? {} : { service }),
    ...(method === 'GET' ? {} : { method }),
  };
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
}

function frame(title: string, content: Part): Html {
  return html`<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>${content}</main></body></html>`;
}
