import { blankUser } from './raw-user.ts';
import { childOf, ElementTexts, withoutBlanks, type XmlList, type XmlUser } from './xml-list.ts';
import type { XmlAttributes } from './xml-reader.ts';

const personPath = 'DONNEES/INDIVIDUS/INDIVIDU';
const classPath = 'DONNEES/STRUCTURE/DIVISIONS/DIVISION';
const groupPath = 'DONNEES/STRUCTURE/GROUPES/GROUPE';
const teacherPath = 'SERVICES/SERVICE/ENSEIGNANTS/ENSEIGNANT';

interface Person {
  readonly line: number;
  readonly number: string;
  readonly texts: ElementTexts;
}

interface Taught {
  readonly classes: Set<string>;
  readonly groups: Set<string>;
}

/**
 * People of an STS file (`sts_emp_<RNE>_<year>.xml`): teachers have the function `ENS`, all others are staff. A teacher's
 * classes and groups are those whose services list them (`ENSEIGNANT`), as GEPI reads the file. Assumed: an `ID` is unique
 * within its `TYPE` only, so that IDs of other types than `epp` are prefixed with it.
 */
export class StsList implements XmlList {
  readonly shape = 'sts';
  school = '';
  year = '';
  readonly #people: Person[] = [];
  readonly #taught = new Map<string, Taught>();
  #person: Person | null = null;
  #code = '';

  open(path: string, attributes: XmlAttributes, line: number): void {
    if (path === 'PARAMETRES/UAJ') this.school = attributes['CODE'] ?? '';
    else if (path === 'PARAMETRES/ANNEE_SCOLAIRE') this.year = attributes['ANNEE'] ?? '';
    else if (path === personPath) {
      this.#person = { line, number: numberOf(attributes), texts: new ElementTexts() };
    } else if (path === classPath || path === groupPath) this.#code = (attributes['CODE'] ?? '').trim();
    else if (path === `${classPath}/${teacherPath}`) this.#taughtBy(attributes).classes.add(this.#code);
    else if (path === `${groupPath}/${teacherPath}`) this.#taughtBy(attributes).groups.add(this.#code);
  }

  close(path: string, text: string): void {
    if (path === personPath) {
      if (this.#person !== null) this.#people.push(this.#person);
      this.#person = null;
    } else this.#person?.texts.set(childOf(personPath, path) ?? '', text);
  }

  users(): readonly XmlUser[] {
    return this.#people.map((person) => ({ line: person.line, raw: this.#rawUser(person) }));
  }

  #taughtBy(attributes: XmlAttributes): Taught {
    const number = numberOf(attributes);
    const known = this.#taught.get(number) ?? { classes: new Set(), groups: new Set() };
    this.#taught.set(number, known);
    return known;
  }

  #rawUser({ number, texts }: Person): XmlUser['raw'] {
    const taught = number === '' ? undefined : this.#taught.get(number);
    return {
      ...blankUser,
      role: texts.first('FONCTION') === 'ENS' ? 'teacher' : 'staff',
      lastName: texts.first('NOM_USAGE', 'NOM_PATRONYMIQUE'),
      firstName: texts.first('PRENOM'),
      birthDate: texts.first('DATE_NAISSANCE'),
      classes: [...(taught?.classes ?? [])],
      groups: [...(taught?.groups ?? [])],
      schools: [this.school],
      numbers: withoutBlanks({ STS: number }),
    };
  }
}

function numberOf(attributes: XmlAttributes): string {
  const id = (attributes['ID'] ?? '').trim();
  const type = (attributes['TYPE'] ?? '').trim();
  return id === '' || type === '' || type === 'epp' ? id : `${type}-${id}`;
}
