import type { Answer, Visit } from '../exchange.ts';
import { school as theSchool } from '../hosts.ts';
import { escaped } from '../html.ts';
import type { Person } from '../people.ts';
import type { School } from '../school.ts';
import type { Session } from '../sessions.ts';
import type { Ticket } from './tickets.ts';

/** `/cas/serviceValidate` and `/cas/p3/serviceValidate`: CAS 3.0 protocol specification, §2.5 and §2.8. */
export function validate(visit: Visit, school: School): Answer {
  const service = visit.query.get('service');
  const name = visit.query.get('ticket');
  if (!service || !name) return failure('INVALID_REQUEST', 'service and ticket are both required');
  if (!name.startsWith('ST-'))
    return failure('INVALID_TICKET_SPEC', `ticket ${name} is not a service ticket`);
  const ticket = school.tickets.redeem(name);
  if (ticket === null) return failure('INVALID_TICKET', `ticket ${name} not recognized`);
  if (!isSameService(ticket.service, service))
    return failure('INVALID_SERVICE', 'the ticket was issued for another service');
  if (visit.query.get('renew') === 'true' && !ticket.fromPassword) {
    return failure('INVALID_TICKET', 'the ticket was not issued from a password');
  }
  return success(ticket);
}

function isSameService(one: string, other: string): boolean {
  return URL.canParse(other) && new URL(one).href === new URL(other).href;
}

function success({ session, fromPassword }: Ticket): Answer {
  return xml(`  <cas:authenticationSuccess>
    <cas:user>${escaped(session.person.login)}</cas:user>
    <cas:attributes>
${attributes(session, fromPassword)
  .map(([name, value]) => `      <cas:${name}>${escaped(value)}</cas:${name}>`)
  .join('\n')}
    </cas:attributes>
  </cas:authenticationSuccess>`);
}

/** The first three are the specification's (appendix A); the others those of the Canopé notice for publishers. */
function attributes({ person, since }: Session, fromPassword: boolean): [name: string, value: string][] {
  return [
    ['authenticationDate', new Date(since).toISOString()],
    ['longTermAuthenticationRequestTokenUsed', 'false'],
    ['isFromNewLogin', String(fromPassword)],
    ['uid', person.identiteEnt],
    ['ENTPersonStructRattachRNE', theSchool.rne],
    ['ENTPersonProfils', profileOf(person)],
  ];
}

/** `National_1` for pupils, `National_3` for teachers, `National_6` for everybody else. */
function profileOf({ webspace }: Person): string {
  const profiles: Partial<Record<Person['webspace'], string>> = {
    'eleve.html': 'National_1',
    'professeur.html': 'National_3',
  };
  return profiles[webspace] ?? 'National_6';
}

function failure(code: string, words: string): Answer {
  return xml(`  <cas:authenticationFailure code="${code}">${escaped(words)}</cas:authenticationFailure>`);
}

/** Failures come with status 200 too: the specification tells them by the body only. */
function xml(inner: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-store' },
    body: `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">\n${inner}\n</cas:serviceResponse>\n`,
  };
}
