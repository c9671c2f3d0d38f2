import { beforeEach, describe, expect, it } from 'vitest';
import {
  countsText,
  eventText,
  fullDateText,
  outcomeText,
  timeLeftText,
} from '../../../components/options/exports/archive-text.ts';
import { formatSize } from '../../../components/options/formats.ts';
import type { ExportOutcome } from '../../../utils/domain/export-record.ts';
import type { JournalEvent } from '../../../utils/domain/journal.ts';
import { speakFrench } from '../../support/french.ts';

beforeEach(speakFrench);

const minute = 60_000;
const hour = 60 * minute;
const at = new Date(2026, 10, 23, 9, 5).getTime();

/** Replaces no-break spaces, to keep the tables readable. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the remaining time', () => {
  it.each<[number, string]>([
    [72 * hour, 'encore 3 jours'],
    [72 * hour - 1, 'encore 2 jours et 23 heures'],
    [51 * hour + 59 * minute, 'encore 2 jours et 3 heures'],
    [48 * hour + 59 * minute, 'encore 2 jours'],
    [25 * hour, 'encore 1 jour et 1 heure'],
    [23 * hour + 12 * minute, 'encore 23 heures et 12 minutes'],
    [2 * hour, 'encore 2 heures'],
    [hour - 1, 'encore 59 minutes'],
    [minute, 'encore 1 minute'],
    [minute - 1, 'encore moins d’une minute'],
    [1, 'encore moins d’une minute'],
  ])('%d', (left, expected) => {
    expect(timeLeftText(left)).toBe(`Fichier gardé ${expected}`);
  });
});

describe('an export', () => {
  it('shows its date with the year', () => {
    expect(plain(fullDateText(at))).toBe('le lundi 23 novembre 2026 à 9 h 05');
  });

  it('shows the counts of the roles that have users', () => {
    expect(plain(countsText({ pupil: 1812, teacher: 1, staff: 0, parent: 2, other: 0 }))).toBe(
      '1 812 élèves, 1 enseignant et 2 parents',
    );
    expect(countsText({ pupil: 0, teacher: 0, staff: 0, parent: 0, other: 0 })).toBe('Aucun utilisateur');
  });

  it.each<[number, string]>([
    [999, '999 o'],
    [1_000, '1 ko'],
    [345_678, '346 ko'],
    [3_400_000, '3,4 Mo'],
  ])('shows a size of %d bytes', (bytes, expected) => {
    expect(plain(formatSize(bytes))).toBe(expected);
  });

  it.each<[ExportOutcome, string, RegExp]>([
    [{ kind: 'saved' }, 'Enregistré', /sur l’ordinateur/],
    [{ kind: 'sent', at, receivedBefore: false }, 'Envoyé', /^Reçu par le portail le lundi 23/],
    [{ kind: 'sent', at, receivedBefore: true }, 'Envoyé', /dès un premier envoi/],
    [{ kind: 'failed', at, reason: 'not-signed-in' }, 'Échec', /n’a pas reconnu le jeton\.$/],
    [{ kind: 'unknown', at }, 'Sans réponse', /peut-être arrivé/],
  ])('shows the outcome %j', (outcome, label, sentence) => {
    expect(outcomeText(outcome)).toEqual({ label, sentence: expect.stringMatching(sentence) });
  });
});

describe('a line of the journal', () => {
  const portalId = 'cdi';
  const exportId = 'e1';

  it.each<[JournalEvent, string]>([
    [
      { kind: 'list-imported', list: 'pronote', users: 812, leftOut: 0 },
      'Liste PRONOTE importée : 812 utilisateurs',
    ],
    [
      { kind: 'list-imported', list: 'siecle', users: 1, leftOut: 2 },
      'Liste SIECLE importée : 1 utilisateur, 2 laissés de côté',
    ],
    [{ kind: 'roster-deleted' }, 'Utilisateurs effacés de cet ordinateur'],
    [
      { kind: 'key-rule-chosen', portalId, rule: 'number', number: 'INE' },
      'Clé des utilisateurs choisie pour « CDI » : INE',
    ],
    [
      { kind: 'key-rule-chosen', portalId, rule: 'number', number: null },
      'Clé des utilisateurs choisie pour « CDI » : une colonne de l’établissement',
    ],
    [
      { kind: 'key-rule-chosen', portalId, rule: 'derived', number: null },
      'Clé des utilisateurs choisie pour « CDI » : calculée d’après le nom et la date de naissance',
    ],
    [
      { kind: 'export-saved', portalId, exportId, users: 3 },
      'Export enregistré pour « CDI » : 3 utilisateurs',
    ],
    [{ kind: 'export-sent', portalId, exportId, users: 3 }, 'Export envoyé à « CDI » : 3 utilisateurs'],
    [
      { kind: 'export-unknown', portalId: 'gone', exportId, users: 3 },
      'Export envoyé à un portail retiré depuis sans réponse, peut-être arrivé : 3 utilisateurs',
    ],
    [
      { kind: 'export-failed', portalId, exportId, reason: 'busy' },
      'Export vers « CDI » sans succès : le portail était occupé',
    ],
    [
      { kind: 'export-held', portalId, removed: 300, changed: 1 },
      'Export vers « CDI » retenu, grand changement : 300 utilisateurs retirés, 1 modifié',
    ],
    [
      { kind: 'export-confirmed', portalId, removed: 1, changed: 0 },
      'Export vers « CDI » confirmé malgré le grand changement : 1 utilisateur retiré, 0 modifié',
    ],
    [{ kind: 'file-purged', portalId, exportId }, 'Fichier d’un export pour « CDI » effacé après 72 heures'],
    [{ kind: 'file-erased', portalId, exportId }, 'Fichier d’un export pour « CDI » effacé à la main'],
    [{ kind: 'stray-files-purged', count: 2 }, '2 fichiers d’export sans fiche lisible effacés'],
    [{ kind: 'portal-added', portalId }, 'Portail ajouté : « CDI »'],
    [{ kind: 'portal-changed', portalId }, 'Portail modifié : « CDI »'],
    [{ kind: 'portal-removed', portalId }, 'Portail retiré : « CDI »'],
    [{ kind: 'portal-removed', portalId: 'gone' }, 'Portail retiré'],
    [{ kind: 'token-remembered', portalId }, 'Jeton d’envoi gardé pour « CDI »'],
    [{ kind: 'token-forgotten', portalId }, 'Jeton d’envoi oublié pour « CDI »'],
  ])('%j', (event, expected) => {
    const portalName = 'portalId' in event && event.portalId === portalId ? 'CDI' : null;
    expect(plain(eventText(event, portalName))).toBe(expected);
  });
});
