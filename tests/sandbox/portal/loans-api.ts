import { json, type RouteRequest, type RouteResponse } from '../exchange.ts';
import { addresses, school as theSchool } from '../hosts.ts';
import type { LibraryLoan } from '../library/library.ts';
import { personByIdentite } from '../people.ts';
import type { School } from '../school.ts';
import { recordAddress, recordId } from './records.ts';

/** The partner loans API, for the person's own token: 403 for another person's loans, 404 for an unknown borrower. */
export function loans(request: RouteRequest, school: School): RouteResponse {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const claims = bearer === undefined ? null : school.tokens.read(bearer);
  if (claims === null)
    return json({ erreur: 'jeton absent, invalide ou expiré' }, 401, { 'www-authenticate': 'Bearer' });
  const { rne = '', identiteEnt = '' } = request.params;
  const isOwn = claims.identite_ent === identiteEnt && claims.institution === rne.toUpperCase();
  if (!isOwn) return json({ erreur: 'ce jeton est celui d’une autre personne' }, 403);
  const person = personByIdentite(identiteEnt);
  const isUnknown = request.fault?.kind === 'unknown-borrower' || person?.borrower !== true;
  if (isUnknown || rne.toUpperCase() !== theSchool.rne) {
    return json({ erreur: 'emprunteur inconnu dans cet établissement' }, 404);
  }
  return json(loansBody(school.library.loansOf(identiteEnt)));
}

function loansBody(all: readonly LibraryLoan[]): object {
  const inState = (state: LibraryLoan['state']) => all.filter((loan) => loan.state === state);
  const [current, late, returned] = [inState('current'), inState('late'), inState('returned')];
  return {
    compte: { permalien: addresses.account },
    prets: {
      compteur: { en_cours: current.length, en_retard: late.length, historique: returned.length },
      items: { en_cours: bucket(current), en_retard: bucket(late), historique: bucket(returned) },
    },
  };
}

/** An empty bucket is an array and a filled one an object: PHP encodes both from the same kind of array. */
function bucket(loansInState: readonly LibraryLoan[]): object {
  if (loansInState.length === 0) return [];
  return Object.fromEntries(loansInState.map((loan) => [loan.id, item(loan)]));
}

function item({ record, borrowedOn, endsOn }: LibraryLoan): object {
  return {
    exemplaire: record.copies[0]?.number ?? '',
    date_emprunt: borrowedOn,
    date_retour: endsOn,
    permalien: recordAddress(record),
    titre: record.title,
    cote: record.callNumber,
    support: record.support,
    notice_id: recordId(record),
  };
}
