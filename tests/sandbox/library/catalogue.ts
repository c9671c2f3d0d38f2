import {
  classics,
  comics,
  films,
  magazines,
  novelists,
  novelPlaces,
  novelSubjects,
  novelThemes,
  subjects,
} from './holdings.ts';

const availabilities = ['Disponible', 'Document prêté', 'Document réservé', 'Indisponible'] as const;

interface Copy {
  readonly number: string;
  readonly availability: (typeof availabilities)[number];
  readonly reservable: boolean;
  readonly place: string;
}

/** One record of the library's catalogue. */
export interface CatalogueRecord {
  readonly n: number;
  readonly title: string;
  readonly author: string;
  readonly support: 'Livre' | 'BD' | 'Manga' | 'DVD' | 'Revue';
  readonly callNumber: string;
  readonly place: string;
  readonly year: number;
  readonly copies: readonly Copy[];
  readonly summary: string;
  readonly subjects: readonly string[];
}

type Draft = Omit<CatalogueRecord, 'n' | 'copies'>;

/** About three hundred records, the same at each start: classics, invented books, films and magazines. */
export const catalogue: readonly CatalogueRecord[] = drafts().map((draft, i) => ({
  ...draft,
  n: 1001 + i * 7,
  copies: copiesOf(draft, i),
}));

function drafts(): Draft[] {
  return [
    ...classics.map(classic),
    ...novelSubjects.flatMap((subject, s) => novelPlaces.map((place, p) => novel(subject, place, s * 7 + p))),
    ...subjects.map(documentary),
    ...comics.flatMap(comic),
    ...films.map(film),
    ...magazines.flatMap((name) => [131, 132, 133, 134, 135, 136].map((issue) => magazine(name, issue))),
  ];
}

function classic(line: string): Draft {
  const [title = '', author = '', year = '', themes = ''] = line.split('|');
  const genre = themes.includes('théâtre') ? 'T' : themes.includes('poésie') ? 'P' : 'R';
  return {
    title,
    author,
    support: 'Livre',
    callNumber: `${genre} ${shelfLetters(author)}`,
    place: 'Fiction',
    year: Number(year),
    summary: `Une œuvre du patrimoine autour de ces thèmes : ${themes}.`,
    subjects: themes.split(', '),
  };
}

function novel(subject: string, place: string, i: number): Draft {
  const author = novelists[i % novelists.length] ?? 'Anonyme';
  const themes = novelThemes[i % novelThemes.length] ?? '';
  return {
    title: `${subject} ${place}`,
    author,
    support: 'Livre',
    callNumber: `R ${shelfLetters(author)}`,
    place: 'Fiction',
    year: 2008 + (i % 17),
    summary: `Un roman pour la jeunesse (${themes}) où rien ne se passe comme prévu.`,
    subjects: themes.split(', '),
  };
}

function documentary(line: string, i: number): Draft {
  const [dewey = '', subject = ''] = line.split('|');
  const author = novelists[(i * 3) % novelists.length] ?? 'Anonyme';
  const wording =
    [`Tout savoir sur ${subject}`, `À la découverte : ${subject}`, `L’atlas illustré : ${subject}`][i % 3] ??
    subject;
  return {
    title: wording,
    author,
    support: 'Livre',
    callNumber: `${dewey} ${shelfLetters(author)}`,
    place: 'Documentaires',
    year: 2010 + (i % 15),
    summary: `Textes courts, schémas et photographies pour comprendre ${subject}.`,
    subjects: [subject, 'documentaire'],
  };
}

function comic(line: string): Draft[] {
  const [series = '', author = '', themes = '', volumes = '1'] = line.split('|');
  const support = themes.includes('manga') ? 'Manga' : 'BD';
  return Array.from({ length: Number(volumes) }, (_, i) => ({
    title: `${series}. Tome ${i + 1}`,
    author,
    support,
    callNumber: `${support === 'BD' ? 'BD' : 'MAN'} ${shelfLetters(series)}`,
    place: 'Coin BD',
    year: 2014 + i,
    summary: `Le tome ${i + 1} des aventures de « ${series} ».`,
    subjects: themes.split(', '),
  }));
}

function film(line: string): Draft {
  const [title = '', author = '', themes = ''] = line.split('|');
  return {
    title: `${title} (film)`,
    author,
    support: 'DVD',
    callNumber: `DVD ${shelfLetters(author)}`,
    place: 'Audiovisuel',
    year: 2009,
    summary: 'Une copie restaurée, avec un livret pour la classe.',
    subjects: themes.split(', '),
  };
}

function magazine(name: string, issue: number): Draft {
  return {
    title: `${name} n°${issue}`,
    author: '',
    support: 'Revue',
    callNumber: `PER ${shelfLetters(name)}`,
    place: 'Kiosque',
    year: 2026,
    summary: `Le numéro ${issue} de la revue « ${name} ».`,
    subjects: ['presse', 'actualité'],
  };
}

/** The author's letters in a call number: `Dumas, Alexandre` gives `DUM`. */
function shelfLetters(name: string): string {
  return unaccented(name)
    .replace(/^(le|la|les) /, '')
    .replace(/[^a-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
}

function copiesOf(draft: Draft, i: number): Copy[] {
  const count = draft.support === 'Livre' && draft.place === 'Fiction' ? 1 + ((i * 5) % 3) : 1;
  return Array.from({ length: count }, (_, c) => {
    const spread = (i * 31 + c * 17) % 20;
    const availability =
      spread < 14
        ? 'Disponible'
        : spread < 17
          ? 'Document prêté'
          : spread < 19
            ? 'Document réservé'
            : 'Indisponible';
    return { number: String(2000 + i * 4 + c), availability, reservable: spread < 19, place: draft.place };
  });
}

/** Lower case without accents, for comparison in searches: `Élève` gives `eleve`. */
export function unaccented(text: string): string {
  return text
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’‘]/g, "'")
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
