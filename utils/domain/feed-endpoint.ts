import { fail, type Result, succeed } from './result.ts';
import { parseRne, type Rne } from './rne.ts';

/** An address that receives feeds; it ends with `/{editor}/{rne}` (GIP-RECIA/Esidoc-WS, ExportServiceImpl). */
export interface FeedEndpoint {
  readonly address: string;
  readonly editor: string;
  /** The school whose feed the portal expects there. */
  readonly rne: Rne;
}

export type EndpointFault =
  | 'empty'
  | 'not-an-address'
  | 'not-https'
  | 'credentials'
  /** The address has a query or a fragment. */
  | 'not-only-a-path'
  /** The path does not end with an editor's name and an RNE. */
  | 'no-editor-and-rne';

/** What the administrator must confirm before users are sent to an endpoint. */
export interface EndpointDoubt {
  readonly kind: 'other-school';
  readonly endpointRne: Rne;
  readonly portalRne: Rne;
}

/** Parses a typed endpoint. */
export function readEndpoint(text: string): Result<FeedEndpoint, EndpointFault> {
  const trimmed = text.trim();
  if (trimmed === '') return fail('empty');
  if (/\s/.test(trimmed) || !URL.canParse(trimmed)) return fail('not-an-address');
  const url = new URL(trimmed);
  if (url.protocol !== 'https:') return fail('not-https');
  if (url.username !== '' || url.password !== '') return fail('credentials');
  if (/[?#]/.test(trimmed)) return fail('not-only-a-path');
  const [, editor, number] = /\/([^/]+)\/(\d{7}[A-Za-z])$/.exec(url.pathname) ?? [];
  const rne = parseRne(number ?? '');
  if (editor === undefined || !rne.ok) return fail('no-editor-and-rne');
  return succeed({ address: url.href, editor, rne: rne.value.rne });
}

/**
 * Null when the endpoint belongs to the portal's school. Another school may be intended: the users of a campus are sent
 * under one parent RNE.
 */
export function endpointDoubt(endpoint: FeedEndpoint, portalRne: Rne): EndpointDoubt | null {
  return endpoint.rne === portalRne ? null : { kind: 'other-school', endpointRne: endpoint.rne, portalRne };
}
