import { withoutRepeats } from './class-pattern.ts';
import { hasAddress, type LoanSource, loanSourceNames } from './loan-sources.ts';
import type { Portal } from './portal.ts';
import { fail, type Result, succeed } from './result.ts';
import { parseRne, type Rne } from './rne.ts';
import { delegationOf, hasServer, type SignOnMethod, signOnServer } from './sign-on-methods.ts';
import { type AddressFault, readAddress } from './web-address.ts';
import { type Webspace, webspaces } from './webspace.ts';

/** A portal as a form holds it: each field is the text of its input. */
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
  /** The checked ones: all of them for a portal that every webspace shows. */
  readonly webspaces: readonly Webspace[];
  /** The last suggestions that were filled in: these may be replaced, text that was typed may not. */
  readonly suggested: { readonly name: string; readonly description: string };
}

/** The fields that can be invalid, in the order of the page. */
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

/** The fields of a portal that a draft does not have. */
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

/** A portal, or a part of its fields as a policy writes them; `rne` is any text. */
export type WrittenPortal = {
  readonly [Field in keyof Portal]?: (Field extends 'rne' ? string : Portal[Field]) | undefined;
};

/** The draft of a portal; a field that is missing is as in `usual`. */
export function draftOf(portal: WrittenPortal, usual: PortalDraft = emptyDraft): PortalDraft {
  const { delegation, webspaces: shownIn = [] } = portal;
  return {
    ...usual,
    rne: portal.rne ?? usual.rne,
    address: portal.address ?? usual.address,
    name: portal.name ?? usual.name,
    description: portal.description ?? usual.description,
    searchTemplate: portal.searchTemplate ?? usual.searchTemplate,
    delegation: delegation?.kind ?? usual.delegation,
    signOnAddress: (delegation && signOnServer(delegation)) ?? usual.signOnAddress,
    loansApi: portal.loansApi ?? usual.loansApi,
    loanSources: portal.loanSources ?? usual.loanSources,
    classes: portal.classes ?? usual.classes,
    webspaces: shownIn.length === 0 ? usual.webspaces : shownIn,
  };
}

/** e-sidoc hosts a school's portal under its RNE: `https://9990001x.esidoc.fr`. */
function usualAddress(rne: Rne): string {
  return `https://${rne.toLowerCase()}.esidoc.fr`;
}

/** The results page of the portals seen so far (2026); a portal may need another. */
function usualSearchTemplate(address: string): string {
  return `${address.trim().replace(/\/+$/, '')}/recherche/{terms}`;
}

/** Changes the RNE; the address follows while it is the one derived from the RNE. */
export function withRne(draft: PortalDraft, text: string): PortalDraft {
  const before = parseRne(draft.rne);
  const after = parseRne(text);
  const derived = draft.address === '' || (before.ok && draft.address === usualAddress(before.value.rne));
  const changed = { ...draft, rne: text };
  return derived && after.ok ? withAddress(changed, usualAddress(after.value.rne)) : changed;
}

/** Changes the address; the search template follows while it is the one derived from the address. */
export function withAddress(draft: PortalDraft, text: string): PortalDraft {
  const derived = draft.searchTemplate === '' || draft.searchTemplate === usualSearchTemplate(draft.address);
  return {
    ...draft,
    address: text,
    searchTemplate: derived ? usualSearchTemplate(text) : draft.searchTemplate,
  };
}

/** Fills in the name and description that the portal publishes, unless others were typed. */
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

/** True when both drafts describe the same portal. */
export function sameDraft(a: PortalDraft, b: PortalDraft): boolean {
  return (Object.keys(emptyDraft) as (keyof PortalDraft)[]).every(
    (key) => key === 'suggested' || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}

/** The portal that a draft describes, or the fault of each field. Inputs that are not in use are ignored. */
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

/** Replaces `{terms}` while the template is parsed as an address: URL would percent-encode the braces. */
const placeholder = 'terms-go-here';

function readTemplate(text: string, portalAddress: string): Result<string, DraftFault> {
  const usual = usualSearchTemplate(portalAddress);
  const template = text.trim() === '' ? usual : text.trim();
  // A fault of the address is reported for the address only.
  if (template === usual && !readAddress(portalAddress).ok) return succeed(template);
  if (!template.includes('{terms}')) return fail('no-terms');
  const url = readAddress(template.replaceAll('{terms}', placeholder));
  if (!url.ok) return url;
  if (url.value.host.includes(placeholder)) return fail('terms-in-host');
  return succeed(url.value.href.replaceAll(placeholder, '{terms}'));
}

/** Null without one; ignored while this loan source is not chosen. */
function readGateway({ loansApi, loanSources }: PortalDraft): Result<URL, AddressFault> | null {
  return loansApi.trim() === '' || !loanSources.some(hasAddress) ? null : readAddress(loansApi);
}

/** Drops the CAS parameters of one request, which an address copied from the address bar may have. */
function loginAddress(url: URL): string {
  const clean = new URL(url);
  for (const name of ['service', 'ticket', 'gateway', 'renew']) clean.searchParams.delete(name);
  clean.hash = '';
  return clean.href;
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
