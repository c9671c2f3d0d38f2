import { fail, type Result, succeed } from './result.ts';

/** A school's RNE (also called UAI): seven digits and a check letter, in upper case, e.g. `9990001X`. */
export type Rne = string & { readonly brand: 'Rne' };

export interface CheckedRne {
  readonly rne: Rne;
  /** The check letter of the seven digits; some real schools have another one. */
  readonly expectedLetter: string;
  readonly letterIsExpected: boolean;
}

export type RneFailure = { readonly kind: 'empty' } | { readonly kind: 'not-an-rne' };

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/**
 * Parses a typed RNE, ignoring case, spaces and punctuation; seven digits alone are completed. A wrong check letter is
 * not a failure: `letterIsExpected` is then false. The check letter is the seven digits modulo 23 in an alphabet without
 * I, O and Q.
 */
export function parseRne(text: string): Result<CheckedRne, RneFailure> {
  const compact = text.replace(/[\s.\-_]/g, '').toUpperCase();
  if (compact === '') return fail({ kind: 'empty' });
  const match = /^(\d{7})([A-Z]?)$/.exec(compact);
  const digits = match?.[1];
  if (match === null || digits === undefined) return fail({ kind: 'not-an-rne' });
  const expectedLetter = checkLetter(digits);
  const letter = match[2] === '' || match[2] === undefined ? expectedLetter : match[2];
  return succeed({
    rne: `${digits}${letter}` as Rne,
    expectedLetter,
    letterIsExpected: letter === expectedLetter,
  });
}

/** Replaces the check letter by the expected one. */
export function withExpectedLetter(checked: CheckedRne): Rne {
  return `${checked.rne.slice(0, 7)}${checked.expectedLetter}` as Rne;
}

function checkLetter(digits: string): string {
  return letters.charAt(Number(digits) % letters.length);
}
