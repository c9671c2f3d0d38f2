import { assumed, published, type Route } from '../route.ts';
import { login, signIn } from './login.ts';
import { logout } from './logout.ts';
import { serviceValidate, serviceValidateWithAttributes, validate } from './validation.ts';

const cas = 'CAS Protocol 3.0 Specification (apereo.github.io/cas)';

/** PRONOTE's CAS server. */
const ofPronote = {
  'cas-login': {
    ...published(`${cas}, §2.1; that PRONOTE signs on by the same cookie is assumed`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/login$/,
    answer: login,
  },
  'cas-sign-in': {
    ...published(`${cas}, §2.2`),
    host: 'pronote',
    method: 'POST',
    path: /^\/cas\/login$/,
    answer: signIn,
  },
  'cas-validate-plain': {
    ...published(`${cas}, §2.4`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/validate$/,
    answer: validate,
  },
  'cas-validate': {
    ...published(`${cas}, §2.5`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/serviceValidate$/,
    answer: serviceValidate,
  },
  'cas-validate-p3': {
    ...published(`${cas}, §2.8; attributes: Canopé notice for publishers 1.3`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/p3\/serviceValidate$/,
    answer: serviceValidateWithAttributes,
  },
  'cas-logout': {
    ...published(`${cas}, §2.3`),
    host: 'pronote',
    method: 'GET',
    path: /^\/cas\/logout$/,
    answer: logout,
  },
} as const satisfies Record<string, Route>;

/** The sign-on, and two other servers that share its sessions: a school's own PRONOTE, and the ENT. */
export const signOnRoutes = {
  ...ofPronote,
  'self-hosted-cas-login': { ...ofPronote['cas-login'], host: 'selfHosted' },
  'self-hosted-cas-sign-in': { ...ofPronote['cas-sign-in'], host: 'selfHosted' },
  'ent-cas-login': {
    ...ofPronote['cas-login'],
    host: 'ent',
    ...assumed('edificeio/entcore: an ENT is a CAS server; its address is invented'),
  },
  'ent-cas-sign-in': { ...ofPronote['cas-sign-in'], host: 'ent' },
} as const satisfies Record<string, Route>;
