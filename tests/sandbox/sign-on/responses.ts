import { json, type RouteResponse } from '../exchange.ts';
import { escaped } from '../html.ts';
import { attributesOf } from './attributes.ts';
import { uncached } from './freshness.ts';
import type { Ticket } from './tickets.ts';
import type { Verdict } from './verdict.ts';

/**
 * `/validate` of CAS 1.0. The line with the user's name, and the empty line, are those of CAS Protocol 2.0
 * Specification, §2.4.2; the published text of version 3.0.3 has only the first line, on which clients rely.
 */
export function inPlainText(verdict: Verdict): RouteResponse {
  return textual('text/plain', verdict.ok ? `yes\n${verdict.ticket.session.person.login}\n` : 'no\n\n');
}

/** CAS Protocol 3.0 Specification, §2.5.2 and appendix A. */
export function inXml(verdict: Verdict, withAttributes: boolean): RouteResponse {
  const inner = verdict.ok
    ? element('authenticationSuccess', '', [
        element('user', '', escaped(verdict.ticket.session.person.login)),
        ...(withAttributes ? [attributesInXml(verdict.ticket)] : []),
      ])
    : element('authenticationFailure', ` code="${verdict.code}"`, escaped(verdict.description));
  const body = element('serviceResponse', ' xmlns:cas="http://www.yale.edu/tp/cas"', [inner]);
  return textual('application/xml', `${body}\n`);
}

/** CAS Protocol 3.0 Specification, §2.5.2 and §2.5.7, whose examples write every attribute as text. */
export function inJson(verdict: Verdict, withAttributes: boolean): RouteResponse {
  if (!verdict.ok) {
    const { code, description } = verdict;
    return uncached(json({ serviceResponse: { authenticationFailure: { code, description } } }));
  }
  const user = verdict.ticket.session.person.login;
  const attributes = withAttributes ? { attributes: Object.fromEntries(attributesOf(verdict.ticket)) } : {};
  return uncached(json({ serviceResponse: { authenticationSuccess: { user, ...attributes } } }));
}

function attributesInXml(ticket: Ticket): string {
  return element(
    'attributes',
    '',
    attributesOf(ticket).map(([name, value]) => element(name, '', escaped(value))),
  );
}

function element(name: string, attributes: string, content: string | readonly string[]): string {
  const inner = typeof content === 'string' ? content : `\n${content.join('\n')}\n`;
  return `<cas:${name}${attributes}>${inner}</cas:${name}>`;
}

/**
 * Failures have status 200 too: only the body differs. Assumed: the usual media type of each format, since the
 * specification names none.
 */
function textual(type: string, body: string): RouteResponse {
  return uncached({ status: 200, headers: { 'content-type': `${type}; charset=utf-8` }, body });
}
