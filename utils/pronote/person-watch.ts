import type { Person } from '../domain/person.ts';

/**
 * Tells who the home page is for each time it appears or its person changes, and stays silent otherwise: it is asked
 * after every change of the page. Null is told when the page names nobody.
 */
export function personWatch(
  read: () => Person | null,
  arrived: (person: Person | null) => void,
): (homeIsShown: boolean) => void {
  const away = 'away';
  let last = away;
  return (homeIsShown) => {
    const person = homeIsShown ? read() : null;
    const seen = homeIsShown ? JSON.stringify(person) : away;
    if (seen === last) return;
    last = seen;
    if (homeIsShown) arrived(person);
  };
}
