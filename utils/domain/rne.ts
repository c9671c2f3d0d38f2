import { fail, type Result, succeed } from './result.ts';

/** A school's RNE (also called UAI): seven digits and a check letter, in upper case, e.g. `9990001X`. */
export type Rne = string & { readonly brand: 'Rne' };

export interface CheckedRne {
  readonly rne: Rne;
  /** The letter that the seven digits call for; real schools are known whose letter is another. */
  readonly expectedLetter: string;
  readonly letterIsExpected: boolean;
}

export type RneFailure = { readonly kind: 'empty' } | { readonly kind: 'not-an-rne' };

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/**
 * Reads an RNE however it was typed: case, spaces and dots do not matter, and seven digits alone are completed.
 * A wrong check letter is not a failure: `letterIsExpected` is false and `expectedLetter` says which it should be.
 * The check letter is the seven digits modulo 23 in an alphabet without I, O and Q.
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

/** The same RNE with the check letter that its digits call for. */
export function withExpectedLetter(checked: CheckedRne): Rne {
  return `${checked.rne.slice(0, 7)}${checked.expectedLetter}` as Rne;
}

function checkLetter(digits: string): string {
  return letters.charAt(Number(digits) % letters.length);
}
