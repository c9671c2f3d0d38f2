import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { type Person, people } from '../../sandbox/people.ts';
import {
  addressExamples,
  attributesXml,
  exampleTicket,
  failureJson,
  failureXml,
  successJson,
  successXml,
  withValues,
} from './cas-examples.ts';
import { freshTicket, host, loginAddress, sandbox, signIn, visitor } from './school.ts';
import { ticketIn, typePassword } from './sign-on.ts';

/** Compares responses with the specification's own examples: elements, namespace, attributes and their order. */
const parse = (xml: string): unknown =>
  new XMLParser({ ignoreAttributes: false, parseTagValue: false, preserveOrder: true }).parse(xml);
const jsonWith = (example: object, values: Readonly<Record<string, string>>): unknown =>
  JSON.parse(withValues(JSON.stringify(example), values));

const ask = (example: keyof typeof addressExamples, ticket: string, more = '') =>
  visitor.get(
    withValues(addressExamples[example], {
      'https://cas.example.org': host(),
      'http%3A%2F%2Fwww.example.org%2Fservice': encodeURIComponent(sandbox.addresses.portal),
      [exampleTicket]: ticket,
    }) + more,
  );
const askP3 = (ticket: string, more = '') =>
  visitor.get(
    `${host()}/cas/p3/serviceValidate?${new URLSearchParams({ service: sandbox.addresses.portal, ticket })}${more}`,
  );

async function sessionTicket(): Promise<string> {
  await signIn(people.ines);
  return freshTicket();
}
const passwordTicket = async () =>
  ticketIn(await typePassword(people.ines, loginAddress('&renew=true'))) ?? '';
const unknown = async () => 'ST-404-bB6Zvwsyaqw9Ubv2dZR8';

describe('CAS 1.0, in plain text (§2.4.2)', () => {
  it.each([
    ['validate', sessionTicket, 'yes\nines.almeida\n'],
    ['validateRenew', passwordTicket, 'yes\nines.almeida\n'],
    ['validateRenew', sessionTicket, 'no\n\n'],
    ['validate', unknown, 'no\n\n'],
  ] as const)('%s', async (example, ticket, body) => {
    const reply = await ask(example, await ticket());
    expect([reply.status, reply.headers['content-type'], reply.body]).toEqual([
      200,
      'text/plain; charset=utf-8',
      body,
    ]);
  });
});

describe('CAS 2.0, in XML and JSON (§2.5.2)', () => {
  const cases = [
    ['serviceValidate', sessionTicket],
    ['serviceValidateRenew', passwordTicket],
    ['serviceValidateProxy', sessionTicket],
  ] as const;

  it.each(cases)('success, for the example %s', async (example, ticket) => {
    const written = await ask(example, await ticket());
    expect([written.status, written.headers['content-type']]).toEqual([
      200,
      'application/xml; charset=utf-8',
    ]);
    expect(parse(written.body)).toEqual(parse(withValues(successXml, { username: 'ines.almeida' })));
    const said = await ask(example, await ticket(), '&format=XML');
    expect(said.body).toBe(written.body);
    const json = await ask(example, await ticket(), '&format=JSON');
    expect([json.status, json.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(json.body)).toEqual(jsonWith(successJson, { username: 'ines.almeida' }));
  });

  it.each([
    ['serviceValidate', (ticket: string, more?: string) => ask('serviceValidate', ticket, more)],
    ['p3/serviceValidate', askP3],
  ] as const)('failure, of %s', async (_, question) => {
    const ticket = await unknown();
    const values = { [exampleTicket]: ticket };
    const xml = await question(ticket);
    expect([xml.status, xml.headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8']);
    expect(parse(xml.body)).toEqual(parse(withValues(failureXml, values)));
    const json = await question(ticket, '&format=JSON');
    expect([json.status, json.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(JSON.parse(json.body)).toEqual(jsonWith(failureJson, values));
  });
});

describe('CAS 3.0, with attributes (§2.5.7 and appendix A)', () => {
  const school: readonly [string, Person, profile: string][] = [
    ['a pupil', people.ines, 'National_1'],
    ['a teacher', people.claire, 'National_3'],
    ['a parent', people.paulo, 'National_6'],
  ];
  const dateIn = (body: string) => /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/.exec(body)?.[0] ?? '';

  async function ticketOf(person: Person, fromPassword: boolean): Promise<string> {
    if (fromPassword) return ticketIn(await typePassword(person)) ?? '';
    await signIn(person);
    return freshTicket();
  }

  for (const fromPassword of [true, false])
    it.each(school)(`${fromPassword ? 'by password' : 'by session'}, %s`, async (_, person, profile) => {
      const since = Date.now();
      const { body } = await askP3(await ticketOf(person, fromPassword));
      const date = dateIn(body);
      expect(Date.parse(date)).toBeGreaterThanOrEqual(since);
      expect(Date.parse(date)).toBeLessThanOrEqual(Date.now());
      const told = {
        uid: person.identiteEnt,
        ENTPersonStructRattachRNE: '9990001X',
        ENTPersonProfils: profile,
      };
      const example = withValues(attributesXml, {
        username: person.login,
        '2015-11-12T09:30:10Z': date,
        'TokenUsed>true<': 'TokenUsed>false<',
        'NewLogin>true<': `NewLogin>${fromPassword}<`,
        '<cas:myAttribute>myValue</cas:myAttribute>': Object.entries(told)
          .map(([name, value]) => `<cas:${name}>${value}</cas:${name}>`)
          .join(''),
      });
      expect(parse(body)).toEqual(parse(example));
    });

  it('in JSON', async () => {
    const { body } = await askP3(await ticketOf(people.ines, false), '&format=JSON');
    const attributes = {
      authenticationDate: dateIn(body),
      longTermAuthenticationRequestTokenUsed: 'false',
      isFromNewLogin: 'false',
      uid: people.ines.identiteEnt,
      ENTPersonStructRattachRNE: '9990001X',
      ENTPersonProfils: 'National_1',
    };
    expect(JSON.parse(body)).toEqual({
      serviceResponse: { authenticationSuccess: { user: 'ines.almeida', attributes } },
    });
  });
});

describe('proxy tickets', () => {
  it.each(['proxy', 'proxyValidate', 'p3/proxyValidate'])('/cas/%s is not served', async (path) => {
    expect((await visitor.get(`${host()}/cas/${path}`)).status).toBe(404);
  });
});
