import { timingSafeEqual } from 'node:crypto';
import { json, type RouteRequest, type RouteResponse } from '../exchange.ts';
import { addresses, feedToken, school as theSchool } from '../hosts.ts';
import type { School } from '../school.ts';
import { type Finding, findingsIn } from './feed-schema.ts';
import { type StoredFeed, sha256 } from './stored-feeds.ts';

const maxFindings = 5;
const hourMs = 3_600_000;

/**
 * `POST /import/{editor}/{rne}`: receives a school's feed, validates it against the schema of the configured profile
 * and stores it for 72 hours. GIP-RECIA/Esidoc-WS refuses to send a second feed within half an hour. Assumed: the portal
 * refuses it too, with 429. Assumed: the same bytes sent again within that time are a retry after a lost response, and
 * get the same receipt.
 */
export async function receiveFeed(request: RouteRequest, school: School): Promise<RouteResponse> {
  const refused = rejectBeforeParsing(request, school.feedRules.maxBytes) ?? rejectTooSoon(request, school);
  if (refused !== null) return refused;
  const findings = await findingsIn(request.bytes, school.feedRules.profile);
  if (findings.length > 0) return refusal(400, 'invalid_feed', summary(findings));
  // Another feed may have been received during the validation.
  const late = rejectTooSoon(request, school);
  if (late !== null) return late;
  const feed = school.feeds.keep({
    rne: rneOf(request),
    editor: request.params['editor'] ?? '',
    bytes: request.bytes,
    borrowers: request.bytes.toString('latin1').split('<EMPRUNTEURS>').length - 1,
  });
  return receipt(feed, school, false);
}

/** The response to a feed within half an hour of another one; null otherwise. */
function rejectTooSoon(request: RouteRequest, school: School): RouteResponse | null {
  const recent = school.feeds.recent(rneOf(request));
  if (recent === null) return null;
  return recent.feed.sha256 === sha256(request.bytes)
    ? receipt(recent.feed, school, true)
    : tooSoon(recent.waitMs);
}

function rneOf({ params }: RouteRequest): string {
  return (params['rne'] ?? '').toUpperCase();
}

/** Rejects a request by its headers and size, before the feed is parsed; null when it is acceptable. */
function rejectBeforeParsing(request: RouteRequest, maxBytes: number): RouteResponse | null {
  const { headers, bytes } = request;
  if (!isToken(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? ''))
    return refusal(401, 'invalid_token', 'Jeton absent ou inconnu.', { 'www-authenticate': 'Bearer' });
  if (rneOf(request) !== theSchool.rne)
    return refusal(404, 'unknown_institution', 'Aucun portail pour ce RNE.');
  if (!/^application\/xml\s*(;|$)/i.test(headers['content-type'] ?? ''))
    return refusal(415, 'unsupported_media_type', 'Un flux est attendu en application/xml.');
  if (bytes.length > maxBytes) return refusal(413, 'feed_too_large', `Plus de ${maxBytes} octets.`);
  return null;
}

function isToken(given: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(feedToken)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function tooSoon(waitMs: number): RouteResponse {
  const seconds = Math.ceil(waitMs / 1000);
  const text = `Un autre flux de cet établissement vient d’être reçu : prochain envoi dans ${Math.ceil(seconds / 60)} min.`;
  return refusal(429, 'too_soon', text, { 'retry-after': String(seconds) });
}

function summary(findings: readonly Finding[]): string {
  const first = findings
    .slice(0, maxFindings)
    .map(({ line, text }) => (line === null ? text : `ligne ${line} : ${text}`));
  const more = findings.length - first.length;
  return [...first, ...(more > 0 ? [`et ${more} autres`] : [])].join(' ; ');
}

/** `{error, error_description, error_uri}`: GIP-RECIA/Esidoc-WS, EsidocError. The texts are invented. */
function refusal(
  status: number,
  error: string,
  text: string,
  headers: RouteResponse['headers'] = {},
): RouteResponse {
  const body = { error, error_description: text, error_uri: `${addresses.feedAdministration}#${error}` };
  return json(body, status, headers);
}

/** Invented: the portal's response to an accepted feed is not published. */
function receipt(feed: StoredFeed, school: School, isRepeated: boolean): RouteResponse {
  return json({
    statut: isRepeated ? 'deja_recu' : 'recu',
    rne: feed.rne,
    emprunteurs: feed.borrowers,
    octets: feed.bytes.length,
    sha256: feed.sha256,
    conserve_heures: Math.round(school.feeds.timeLeft(feed) / hourMs),
  });
}
