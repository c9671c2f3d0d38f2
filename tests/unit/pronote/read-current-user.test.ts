import { describe, expect, it } from 'vitest';
import { parseBanner, webspaceOf } from '../../../utils/pronote/read-current-user.ts';

describe('webspaceOf', () => {
  it.each([
    ['/pronote/eleve.html', 'eleve'],
    ['/my/path/parent.html', 'parent'],
    ['/pronote/Eleve.html', 'eleve'],
    ['/pronote/mobile.eleve.html', null],
    ['/pronote/', null],
    ['/pronote/message.html', null],
    ['/eleve.html.bak', null],
  ])('%s serves %s', (path, webspace) => {
    expect(webspaceOf(path)).toBe(webspace);
  });
});

describe('parseBanner', () => {
  it.each([
    ['Espace Élèves - DUPONT Marie (3A)', { fullName: 'DUPONT Marie', className: '3A' }],
    [
      "Espace Élèves - D'ARTOIS - LE GOFF Jean-Loup (4B)",
      { fullName: "D'ARTOIS - LE GOFF Jean-Loup", className: '4B' },
    ],
    [
      'Espace Élèves - DE LA TOUR (née X) Anne (6 C)',
      { fullName: 'DE LA TOUR (née X) Anne', className: '6 C' },
    ],
    ['Espace Élèves - DUPONT Marie', { fullName: 'DUPONT Marie', className: null }],
    ['  Espace Élèves  -  DUPONT\n Marie (3A) ', { fullName: 'DUPONT Marie', className: '3A' }],
    ['Espace Élèves - <b>X</b> Y (3A)', { fullName: '<b>X</b> Y', className: '3A' }],
    ['Espace Élèves', null],
    ['Espace Élèves - ', null],
    ['', null],
  ])('reads %j', (text, person) => {
    expect(parseBanner(text, 'eleve')).toEqual(person);
  });

  it('reads a class in brackets only in the pupils’ webspace', () => {
    expect(parseBanner('Espace Professeurs - MARTIN Paul (SVT)', 'professeur')).toEqual({
      fullName: 'MARTIN Paul (SVT)',
      className: null,
    });
  });
});
