import { fail, type Result, succeed } from './result.ts';
import { parseRne, type Rne } from './rne.ts';

/** Where a feed is sent: its address ends with `/{editor}/{rne}` (GIP-RECIA/Esidoc-WS, ExportServiceImpl). */
export interface FeedEndpoint {
  readonly address: string;
  readonly editor: string;
  /** The school under whose number the portal takes the feed. */
  readonly rne: Rne;
}

export type EndpointFault =
  | 'empty'
  | 'not-an-address'
  | 'not-https'
  | 'credentials'
  /** Something follows the path: `?…` or `#…`. */
  | 'not-only-a-path'
  /** The path does not end with an editor's name and an RNE. */
  | 'no-editor-and-rne';

/** What must be confirmed by somebody before users go to an endpoint. */
export interface EndpointDoubt {
  readonly kind: 'other-school';
  readonly endpointRne: Rne;
  readonly portalRne: Rne;
}

/** Reads an endpoint as it was typed. */
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
 * Null when the endpoint is the portal's own school's. Another school's may be meant: the users of a campus go out
 * under one parent RNE.
 */
export function endpointDoubt(endpoint: FeedEndpoint, portalRne: Rne): EndpointDoubt | null {
  return endpoint.rne === portalRne ? null : { kind: 'other-school', endpointRne: endpoint.rne, portalRne };
}
