import { withoutRepeats } from './class-pattern.ts';
import { hasAddress, type LoanSource, loanSourceNames } from './loan-sources.ts';
import type { Portal } from './portal.ts';
import { fail, type Result, succeed } from './result.ts';
import { parseRne, type Rne } from './rne.ts';
import { delegationOf, hasServer, type SignOnMethod, signOnServer } from './sign-on-methods.ts';
import { type AddressFault, readAddress } from './web-address.ts';
import { type Webspace, webspaces } from './webspace.ts';

/** A portal while it is being written: every field is the text that stands in its box. */
export interface PortalDraft {
  readonly rne: string;
  readonly address: string;
  readonly name: string;
  readonly description: string;
  readonly delegation: SignOnMethod;
  readonly signOnAddress: string;
  readonly searchTemplate: string;
  readonly loansApi: string;
  readonly loanSources: readonly LoanSource[];
  /** Class names and patterns; empty for all. */
  readonly classes: readonly string[];
  /** Those that are ticked: all of them for a portal that every webspace shows. */
  readonly webspaces: readonly Webspace[];
  /** What was last filled in for the administrator: only this may be replaced, never what they typed. */
  readonly suggested: { readonly name: string; readonly description: string };
}

/** The fields that can be wrong, in the order in which they stand on the page. */
export const draftFields = [
  'rne',
  'address',
  'name',
  'webspaces',
  'signOnAddress',
  'loansApi',
  'searchTemplate',
] as const;
export type DraftField = (typeof draftFields)[number];

export type DraftFault = AddressFault | 'not-an-rne' | 'no-terms' | 'terms-in-host' | 'no-webspace';
export type DraftFaults = Readonly<Partial<Record<DraftField, DraftFault>>>;

/** What a portal has besides the draft's fields. */
export type PortalRest = Pick<Portal, 'id' | 'feed'>;

export const emptyDraft: PortalDraft = {
  rne: '',
  address: '',
  name: '',
  description: '',
  delegation: 'none',
  signOnAddress: '',
  searchTemplate: '',
  loansApi: '',
  loanSources: loanSourceNames,
  classes: [],
  webspaces,
  suggested: { name: '', description: '' },
};

export function draftOf(portal: Portal): PortalDraft {
  const { rne, address, name, description, delegation, searchTemplate, loansApi } = portal;
  const signOnAddress = signOnServer(delegation) ?? '';
  return {
    ...emptyDraft,
    ...{ rne, address, name, description, searchTemplate, signOnAddress },
    delegation: delegation.kind,
    loansApi: loansApi ?? '',
    loanSources: portal.loanSources,
    classes: portal.classes,
    webspaces: portal.webspaces.length === 0 ? webspaces : portal.webspaces,
  };
}

/** e-sidoc gives every school a portal at its RNE: `https://9990001x.esidoc.fr`. */
function usualAddress(rne: Rne): string {
  return `https://${rne.toLowerCase()}.esidoc.fr`;
}

/** Where today's portals show results, as far as is known; a portal may need another. */
function usualSearchTemplate(address: string): string {
  return `${address.trim().replace(/\/+$/, '')}/recherche/{terms}`;
}

/** Changes the RNE; the address follows for as long as it is the one that came from the RNE. */
export function withRne(draft: PortalDraft, text: string): PortalDraft {
  const before = parseRne(draft.rne);
  const after = parseRne(text);
  const derived = draft.address === '' || (before.ok && draft.address === usualAddress(before.value.rne));
  const changed = { ...draft, rne: text };
  return derived && after.ok ? withAddress(changed, usualAddress(after.value.rne)) : changed;
}

/** Changes the address; the search template follows for as long as it is the one that came from the address. */
export function withAddress(draft: PortalDraft, text: string): PortalDraft {
  const derived = draft.searchTemplate === '' || draft.searchTemplate === usualSearchTemplate(draft.address);
  return {
    ...draft,
    address: text,
    searchTemplate: derived ? usualSearchTemplate(text) : draft.searchTemplate,
  };
}

/** Fills in the name and description that the portal publishes, where nothing was typed. */
export function withSuggestion(draft: PortalDraft, found: { title: string; subtitle: string }): PortalDraft {
  const { suggested } = draft;
  const free = (text: string, suggestion: string) => text.trim() === '' || text === suggestion;
  return {
    ...draft,
    name: free(draft.name, suggested.name) ? found.title : draft.name,
    description: free(draft.description, suggested.description) ? found.subtitle : draft.description,
    suggested: { name: found.title, description: found.subtitle },
  };
}

/** True when both would be saved as the same portal, as far as the boxes tell. */
export function sameDraft(a: PortalDraft, b: PortalDraft): boolean {
  return (Object.keys(emptyDraft) as (keyof PortalDraft)[]).every(
    (key) => key === 'suggested' || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}

/** The portal that a draft describes, or what is wrong with each field. Boxes out of use are not looked at. */
export function readDraft(draft: PortalDraft, rest: PortalRest): Result<Portal, DraftFaults> {
  const rne = parseRne(draft.rne);
  const address = readAddress(draft.address);
  const signOn = hasServer(draft.delegation) ? readAddress(draft.signOnAddress) : null;
  const template = readTemplate(draft.searchTemplate, draft.address);
  const gateway = readGateway(draft);
  const name = draft.name.trim();
  if (
    !rne.ok ||
    !address.ok ||
    !template.ok ||
    signOn?.ok === false ||
    gateway?.ok === false ||
    name === '' ||
    draft.webspaces.length === 0
  ) {
    return fail({
      ...(rne.ok ? {} : { rne: rne.failure.kind }),
      ...faultAt('address', address),
      ...(name === '' ? { name: 'empty' } : {}),
      ...faultAt('signOnAddress', signOn),
      ...faultAt('searchTemplate', template),
      ...faultAt('loansApi', gateway),
      ...(draft.webspaces.length === 0 ? { webspaces: 'no-webspace' } : {}),
    });
  }
  return succeed({
    id: rest.id,
    ...(rest.feed === undefined ? {} : { feed: rest.feed }),
    rne: rne.value.rne,
    name,
    description: draft.description.trim(),
    address: address.value.origin,
    searchTemplate: template.value,
    delegation: delegationOf(draft.delegation, signOn === null ? '' : loginAddress(signOn.value)),
    loansApi: gateway?.ok ? withoutSlash(gateway.value.origin + gateway.value.pathname) : null,
    loanSources: loanSourceNames.filter((source) => draft.loanSources.includes(source)),
    classes: withoutRepeats(draft.classes),
    webspaces: webspaces.every((one) => draft.webspaces.includes(one)) ? [] : draft.webspaces,
  });
}

function faultAt(field: DraftField, reading: Result<unknown, DraftFault> | null): DraftFaults {
  return reading?.ok === false ? { [field]: reading.failure } : {};
}

/** A stand-in for `{terms}` that an address keeps as it is. */
const standIn = 'terms-go-here';

function readTemplate(text: string, portalAddress: string): Result<string, DraftFault> {
  const usual = usualSearchTemplate(portalAddress);
  const template = text.trim() === '' ? usual : text.trim();
  // What is wrong with the address is told there, and not a second time here.
  if (template === usual && !readAddress(portalAddress).ok) return succeed(template);
  if (!template.includes('{terms}')) return fail('no-terms');
  const url = readAddress(template.replaceAll('{terms}', standIn));
  if (!url.ok) return url;
  if (url.value.host.includes(standIn)) return fail('terms-in-host');
  return succeed(url.value.href.replaceAll(standIn, '{terms}'));
}

/** Null without an address, and where no source that needs it is chosen: the field is then hidden. */
function readGateway({ loansApi, loanSources }: PortalDraft): Result<URL, AddressFault> | null {
  return loansApi.trim() === '' || !loanSources.some(hasAddress) ? null : readAddress(loansApi);
}

/** A sign-on address copied from the browser's bar carries one visit's parameters: they are not part of it. */
function loginAddress(url: URL): string {
  const clean = new URL(url);
  for (const name of ['service', 'ticket', 'gateway', 'renew']) clean.searchParams.delete(name);
  clean.hash = '';
  return clean.href;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
