import { school as theSchool } from '../hosts.ts';
import type { Person } from '../people.ts';
import type { Ticket } from './tickets.ts';

/**
 * The attributes released to a service, in this order. The first three begin every response with attributes (CAS
 * Protocol 3.0 Specification, appendix A); the others are those of the Canopé notice for publishers.
 */
export function attributesOf({ session, fromPassword }: Ticket): readonly (readonly [string, string])[] {
  const { person, since } = session;
  return [
    ['authenticationDate', new Date(since).toISOString()],
    ['longTermAuthenticationRequestTokenUsed', 'false'],
    ['isFromNewLogin', String(fromPassword)],
    ['uid', person.identiteEnt],
    ['ENTPersonStructRattachRNE', theSchool.rne],
    ['ENTPersonProfils', profileOf(person)],
  ];
}

/** `National_1` for pupils, `National_3` for teachers, `National_6` for everyone else. */
function profileOf({ webspace }: Person): string {
  const profiles: Partial<Record<Person['webspace'], string>> = {
    'eleve.html': 'National_1',
    'professeur.html': 'National_3',
  };
  return profiles[webspace] ?? 'National_6';
}
