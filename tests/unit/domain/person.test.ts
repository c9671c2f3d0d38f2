import { describe, expect, it } from 'vitest';
import { spokenName } from '../../../utils/domain/person.ts';

describe('spokenName', () => {
  it.each([
    ['ALMEIDA Inès', 'Inès ALMEIDA'],
    ['M. ALMEIDA Paulo', 'M. Paulo ALMEIDA'],
    ['Mme PERRIN-DUVAL Maud', 'Mme Maud PERRIN-DUVAL'],
    ["D'ARTOIS - LE GOFF Jean-Loup", "Jean-Loup D'ARTOIS - LE GOFF"],
    ['EL MANSOURI Aya Marie', 'Aya Marie EL MANSOURI'],
    ['ÉTÉ Zoé', 'Zoé ÉTÉ'],
    ['MONESTIER CLAIRE', 'MONESTIER CLAIRE'],
    ['Monestier Claire', 'Monestier Claire'],
    ['MONESTIER', 'MONESTIER'],
    ['Inès', 'Inès'],
    ['M. ALMEIDA', 'M. ALMEIDA'],
    ['Mme ALMEIDA', 'Mme ALMEIDA'],
    ['', ''],
  ])('%s: %s', (written, spoken) => {
    expect(spokenName(written)).toBe(spoken);
  });
});
