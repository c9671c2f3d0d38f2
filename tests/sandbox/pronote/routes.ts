import { assumed, ours, published, type Route } from '../route.ts';
import { partnerAddress, waiting } from './partner.ts';
import { clientScript } from './scripts.ts';
import { otherProduct } from './shell.ts';
import { chooser, signIn, signOut, webspace } from './site.ts';

/** PRONOTE as hosted by its vendor. */
const hosted = {
  'pronote-chooser': {
    ...published('bain3/pronotepy: /pronote/ lists the webspaces'),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/?$/,
    answer: chooser,
  },
  'pronote-waiting': {
    ...published('the address: Vexcited/PRONOTE.modules.js 2025.2.8; what the page says is assumed'),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/message\.html$/,
    answer: waiting,
  },
  'pronote-partner-address': {
    ...assumed(
      'that the client asks its server for a one-time address is public (Vexcited/PRONOTE.modules.js 2025.2.8); the request, which is encrypted in the real client, is invented',
    ),
    host: 'pronote',
    method: 'POST',
    path: /^\/pronote\/partenaire$/,
    answer: partnerAddress,
  },
  'pronote-webspace': {
    ...published(
      'page shell and home page of clients 2023 (Marvideo2009/FakePronote), 2025.2.8 (Vexcited/PRONOTE.modules.js) and 2026.1.3 (raphckrman/pronote-datamining, Kera-774/Pronote-goat-estention); ?generation=, ?cdi=, ?theme= and ?accueil= are the sandbox’s own',
    ),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/(?<file>[a-z.]+)\.html$/,
    answer: webspace,
  },
  'pronote-script': {
    ...ours('the page script of the imitation'),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/scripts\/(?<name>[a-z-]+)\.ts$/,
    answer: clientScript,
  },
  'pronote-sign-in': {
    ...assumed('the real sign-in is encrypted and none of our concern'),
    host: 'pronote',
    method: 'POST',
    path: /^\/pronote\/connexion$/,
    answer: signIn,
  },
  'pronote-sign-out': {
    ...assumed('the form of the real sign-out is not published'),
    host: 'pronote',
    method: 'POST',
    path: /^\/pronote\/deconnexion$/,
    answer: signOut,
  },
  'pronote-other-product': {
    ...ours('another product of PRONOTE’s vendor on the same host'),
    host: 'pronote',
    method: 'GET',
    path: /^\/pronote\/emplois\/eleve\.html$/,
    answer: otherProduct,
  },
} as const satisfies Record<string, Route>;

/** PRONOTE as hosted, and the same on a school's own server below another path. */
export const pronoteRoutes = {
  ...hosted,
  'self-hosted-chooser': { ...hosted['pronote-chooser'], host: 'selfHosted', path: /^\/notes\/?$/ },
  'self-hosted-waiting': {
    ...hosted['pronote-waiting'],
    host: 'selfHosted',
    path: /^\/notes\/message\.html$/,
  },
  'self-hosted-partner-address': {
    ...hosted['pronote-partner-address'],
    host: 'selfHosted',
    path: /^\/notes\/partenaire$/,
  },
  'self-hosted-webspace': {
    ...hosted['pronote-webspace'],
    host: 'selfHosted',
    path: /^\/notes\/(?<file>[a-z.]+)\.html$/,
  },
  'self-hosted-script': {
    ...hosted['pronote-script'],
    host: 'selfHosted',
    path: /^\/notes\/scripts\/(?<name>[a-z-]+)\.ts$/,
  },
  'self-hosted-sign-in': { ...hosted['pronote-sign-in'], host: 'selfHosted', path: /^\/notes\/connexion$/ },
  'self-hosted-sign-out': {
    ...hosted['pronote-sign-out'],
    host: 'selfHosted',
    path: /^\/notes\/deconnexion$/,
  },
} as const satisfies Record<string, Route>;
