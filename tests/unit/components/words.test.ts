import { beforeEach, describe, expect, it } from 'vitest';
import { findingText } from '../../../components/options/check-text.ts';
import { ageText } from '../../../components/shared/day-text.ts';
import { dueText } from '../../../components/shared/loan-text.ts';
import type { CalendarDate } from '../../../utils/domain/calendar-date.ts';
import type { DueMoment } from '../../../utils/domain/due-date.ts';
import type { CheckFinding } from '../../../utils/domain/portal-check-report.ts';
import { speakFrench } from '../../support/french.ts';

const today = '2026-11-24' as CalendarDate;

beforeEach(speakFrench);

/** Writes no-break spaces as plain ones, so that the tables stay readable. */
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('the text of a due date', () => {
  it.each<[DueMoment, string]>([
    [{ kind: 'late', days: 1 }, 'En retard de 1 jour'],
    [{ kind: 'late', days: 3 }, 'En retard de 3 jours'],
    [{ kind: 'late', days: 1200 }, 'En retard de 1 200 jours'],
    [{ kind: 'late', days: null }, 'En retard'],
    [{ kind: 'today' }, 'À rendre aujourd’hui'],
    [{ kind: 'tomorrow' }, 'À rendre demain'],
    [
      { kind: 'soon', days: 7, date: '2026-12-01' as CalendarDate },
      'À rendre dans 7 jours, mardi 1er décembre',
    ],
    [{ kind: 'later', date: '2026-12-15' as CalendarDate }, 'À rendre le mardi 15 décembre'],
    [{ kind: 'later', date: '2027-07-05' as CalendarDate }, 'À rendre le lundi 5 juillet 2027'],
    [{ kind: 'unknown' }, 'Date de retour non précisée'],
  ])('%j', (moment, expected) => {
    expect(plain(dueText(moment, today))?.replaceAll('\u202f', ' ')).toBe(expected);
  });
});

describe('the age of displayed data', () => {
  const now = new Date(2026, 10, 24, 16, 10).getTime();
  const at = (...parts: [number, number, number, number]) => new Date(2026, ...parts).getTime();

  it.each<[number, string]>([
    [now, 'à l’instant'],
    [now + 5_000, 'à l’instant'],
    [at(10, 24, 15, 40), 'il y a 30 min'],
    [at(10, 24, 14, 9), 'il y a 2 h'],
    [at(10, 24, 2, 5), 'aujourd’hui à 2 h 05'],
    [at(10, 23, 18, 4), 'hier à 18 h 04'],
    [at(10, 21, 9, 0), 'le samedi 21 novembre à 9 h 00'],
  ])('%d', (instant, expected) => {
    expect(plain(ageText(instant, now))).toBe(expected);
  });
});

describe('findingText', () => {
  const finding = (step: CheckFinding['step'], outcome: CheckFinding['outcome']) =>
    ({
      step,
      outcome,
      asked: null,
      exchange: null,
      detail: null,
      onScreen: null,
      lines: [],
    }) satisfies CheckFinding;

  it.each<[CheckFinding, RegExp]>([
    [finding('home-page', { kind: 'good' }), /bien un portail/],
    [finding('home-page', { kind: 'problem', reason: 'unreadable' }), /forme attendue/],
    [finding('search', { kind: 'warning', reason: 'unreadable' }), /la recherche ouvrira le portail/],
    [finding('loans-api', { kind: 'skipped', reason: 'not-set-up' }), /Pas réglé/],
  ])('%j', (found, expected) => {
    expect(plain(findingText(found))).toMatch(expected);
  });
});
