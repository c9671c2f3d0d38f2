import { describe, expect, it } from 'vitest';
import { people } from '../../sandbox/people.ts';
import {
  askLoans,
  loansAddress,
  putClockForward,
  sandbox,
  today,
  tokenIn,
  userToken,
  visitor,
} from './school.ts';

describe('the loans API', () => {
  it('returns non-empty buckets as objects keyed by loan', async () => {
    const reply = await askLoans(loansAddress(people.ines), await userToken(people.ines));
    const { prets, compte } = JSON.parse(reply.body);
    expect(compte.permalien).toBe(sandbox.addresses.account);
    expect(prets.compteur).toEqual({ en_cours: 4, en_retard: 1, historique: 2 });
    expect(Object.keys(prets.items.en_cours)).toHaveLength(4);
    const dueDates = Object.values<{ date_retour: string }>(prets.items.en_cours).map(
      (loan) => loan.date_retour,
    );
    expect(dueDates).toEqual(expect.arrayContaining([today, '2026-11-24']));
    expect(Object.values(prets.items.en_retard)[0]).toMatchObject({
      titre: 'Le Comte de Monte-Cristo',
      cote: 'R DUM',
      support: 'Livre',
    });
  });

  it('returns empty buckets as arrays', async () => {
    const reply = await askLoans(loansAddress(people.noe), await userToken(people.noe));
    expect(JSON.parse(reply.body).prets.items).toEqual({ en_cours: [], en_retard: [], historique: [] });
  });

  it('returns 404 for a person without borrower account', async () => {
    expect((await askLoans(loansAddress(people.lou), await userToken(people.lou))).status).toBe(404);
  });

  it('rejects a missing, forged, public or expired token, and another person’s', async () => {
    const token = await userToken(people.ines);
    expect((await visitor.get(loansAddress(people.ines))).status).toBe(401);
    expect((await askLoans(loansAddress(people.ines), `${token}x`)).status).toBe(401);
    const visitorToken =
      tokenIn((await visitor.get(sandbox.addresses.portal)).body, 'Esidocpublictoken') ?? '';
    expect((await askLoans(loansAddress(people.ines), visitorToken)).status).toBe(403);
    expect((await askLoans(loansAddress(people.noe), token)).status).toBe(403);
    putClockForward(3_601_000);
    expect((await askLoans(loansAddress(people.ines), token)).status).toBe(401);
  });

  it('returns a renewed due date immediately', async () => {
    const token = await userToken(people.jeanLoup);
    const [loan] = sandbox.school.library.loansOf(people.jeanLoup.identiteEnt);
    sandbox.school.library.renew(loan?.id ?? '', 7);
    const { prets } = JSON.parse((await askLoans(loansAddress(people.jeanLoup), token)).body);
    expect(prets.items.en_cours[loan?.id ?? ''].date_retour).toBe('2026-12-14');
  });
});
