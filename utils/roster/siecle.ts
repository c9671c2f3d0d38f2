import { blankUser } from './raw-user.ts';
import { childOf, ElementTexts, withoutBlanks, type XmlList, type XmlUser } from './xml-list.ts';
import type { XmlAttributes } from './xml-reader.ts';

const pupilPath = 'DONNEES/ELEVES/ELEVE';
const structuresPath = 'DONNEES/STRUCTURES/STRUCTURES_ELEVE';
const structurePath = `${structuresPath}/STRUCTURE`;

interface Pupil {
  readonly line: number;
  readonly id: string;
  readonly texts: ElementTexts;
}

interface Structures {
  readonly classes: string[];
  readonly groups: string[];
}

/**
 * Pupils of SIECLE's `ElevesSansAdresses.xml`, as GEPI and SACoche read it: classes (`D`, "divisions") and groups (`G`)
 * are in a section of their own, before or after the pupils, with a reference by `ELEVE_ID`. `NOM_USAGE`, unless empty,
 * is the name in use; older files have `NOM`.
 */
export class SiecleList implements XmlList {
  readonly shape = 'siecle';
  school = '';
  year = '';
  readonly #pupils: Pupil[] = [];
  readonly #structures = new Map<string, Structures>();
  #pupil: Pupil | null = null;
  #structuresOf: Structures | null = null;
  #structure = new ElementTexts();

  open(path: string, attributes: XmlAttributes, line: number): void {
    if (path === pupilPath) {
      this.#pupil = { line, id: attributes['ELEVE_ID'] ?? '', texts: new ElementTexts() };
      this.#pupil.texts.set('ELENOET', attributes['ELENOET'] ?? '');
    } else if (path === structuresPath) {
      this.#structuresOf = this.#structuresFor(attributes['ELEVE_ID'] ?? '');
    } else if (path === structurePath) {
      this.#structure = new ElementTexts();
    }
  }

  close(path: string, text: string): void {
    if (path === 'PARAMETRES/UAJ') this.school = text.trim();
    else if (path === 'PARAMETRES/ANNEE_SCOLAIRE') this.year = text.trim();
    else if (path === pupilPath) this.#closePupil();
    else if (path === structurePath) this.#closeStructure();
    else {
      this.#pupil?.texts.set(childOf(pupilPath, path) ?? '', text);
      this.#structure.set(childOf(structurePath, path) ?? '', text);
    }
  }

  users(): readonly XmlUser[] {
    return this.#pupils.map((pupil) => ({ line: pupil.line, raw: this.#rawUser(pupil) }));
  }

  #closePupil(): void {
    if (this.#pupil !== null) this.#pupils.push(this.#pupil);
    this.#pupil = null;
  }

  #closeStructure(): void {
    const code = this.#structure.first('CODE_STRUCTURE');
    const type = this.#structure.first('TYPE_STRUCTURE');
    if (code !== '' && type === 'D') this.#structuresOf?.classes.push(code);
    if (code !== '' && type === 'G') this.#structuresOf?.groups.push(code);
  }

  #structuresFor(id: string): Structures {
    const known = this.#structures.get(id) ?? { classes: [], groups: [] };
    this.#structures.set(id, known);
    return known;
  }

  #rawUser({ id, texts }: Pupil): XmlUser['raw'] {
    const structures = id === '' ? undefined : this.#structures.get(id);
    return {
      ...blankUser,
      role: 'pupil',
      lastName: texts.first('NOM_USAGE', 'NOM_DE_FAMILLE', 'NOM'),
      firstName: texts.first('PRENOM'),
      birthDate: texts.first('DATE_NAISS'),
      classes: structures?.classes ?? [],
      groups: structures?.groups ?? [],
      schools: [this.school],
      email: texts.first('MEL'),
      numbers: withoutBlanks({
        INE: texts.first('INE_RNIE', 'ID_NATIONAL'),
        ELEVE_ID: id,
        ELENOET: texts.first('ELENOET'),
      }),
      leftOn: texts.first('DATE_SORTIE'),
    };
  }
}
