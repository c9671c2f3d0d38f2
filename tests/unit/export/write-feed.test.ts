import { describe, expect, it } from 'vitest';
import type { FeedEncoding, FeedProfile } from '../../../utils/domain/feed.ts';
import type { KeyedUser } from '../../../utils/domain/user.ts';
import { type FeedInput, writeFeed } from '../../../utils/export/write-feed.ts';
import { keyedUser } from '../../support/feed-users.ts';

const input = (
  users: readonly KeyedUser[],
  profile: FeedProfile = 'recia-naissance',
  encoding: FeedEncoding = 'windows-1252',
): FeedInput => ({ users, profile, encoding, password: ({ key }) => `secret-${key}` });

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

const full = keyedUser('F1', {
  groups: ['Latin 2', 'Théâtre'],
  address: '3, rue de l’Écluse',
  postalCode: '99000',
  town: 'Imaginaire',
  phone: '06 99 90 00 01',
  email: 'ines@imaginaire.invalid',
});

describe('writing a feed', () => {
  it('has the fields of recia-naissance in their order', async () => {
    expect(
      utf8((await writeFeed(input([full], 'recia-naissance', 'utf-8'))).bytes),
    ).toBe(`<?xml version="1.0" encoding="utf-8"?>
<FICHES_XML>
<EMPRUNTEURS>
<EMPRUNTEUR_M>ALMEIDA Inès</EMPRUNTEUR_M>
<DATE_NAISSANCE_M>05/03/2012</DATE_NAISSANCE_M>
<ADRESSE_M>3, rue de l’Écluse</ADRESSE_M>
<CODE_POSTAL_M>99000</CODE_POSTAL_M>
<VILLE_M>Imaginaire</VILLE_M>
<TEL_M>06 99 90 00 01</TEL_M>
<MEL_M>ines@imaginaire.invalid</MEL_M>
<STATUT_M_M>Elève</STATUT_M_M>
<CLASSE_M>3A</CLASSE_M>
<COMPTE_M>OUI</COMPTE_M>
<MOT_DE_PASSE_M>secret-F1</MOT_DE_PASSE_M>
<IDENTITE_ENT_M>F1</IDENTITE_ENT_M>
</EMPRUNTEURS>
</FICHES_XML>
`);
  });

  it.each<[FeedProfile, string]>([
    [
      'recia-groupes',
      'EMPRUNTEUR DIVEMPR ADRESSE CODE_POSTAL VILLE TEL MEL STATUT_M CLASSE COMPTE MOT_DE_PASSE IDENTITE_ENT',
    ],
    [
      'entcore',
      'EMPRUNTEUR DATE_NAISSANCE ADRESSE CODE_POSTAL VILLE STATUT_M CLASSE COMPTE MOT_DE_PASSE IDENTITE_ENT TYPE_EMPRUNTEUR',
    ],
  ])('has the fields of %s in their order', async (profile, names) => {
    const text = latin((await writeFeed(input([full], profile))).bytes);
    const written = [...text.matchAll(/<(\w+)_M>/g)].map(([, name]) => name).join(' ');
    expect(written).toBe(names);
    if (profile === 'recia-groupes') expect(text).toContain('<DIVEMPR_M>Latin 2 / Th\xe9\xe2tre</DIVEMPR_M>');
    else expect(text).toContain('<TYPE_EMPRUNTEUR_M>Usager</TYPE_EMPRUNTEUR_M>');
  });

  it('omits empty optional fields and keeps the other fields empty', async () => {
    const teacher = keyedUser('P1', { role: 'teacher', classes: ['3A', '4B'] });
    const text = latin((await writeFeed(input([teacher]))).bytes);
    expect(text).not.toContain('CLASSE_M');
    expect(text).toContain('<ADRESSE_M></ADRESSE_M>');
    expect(text).toContain('<STATUT_M_M>Enseignant</STATUT_M_M>');
    expect(latin((await writeFeed(input([teacher], 'recia-groupes'))).bytes)).not.toContain('DIVEMPR_M');
  });

  it('writes windows-1252, with numeric references for characters outside of it', async () => {
    const user = keyedUser('F1', { lastName: 'ŒUVRARD €', firstName: 'Małgo\u{1f600}\u0081' });
    const text = latin((await writeFeed(input([user]))).bytes);
    expect(text).toContain('encoding="windows-1252"');
    expect(text).toContain('<EMPRUNTEUR_M>\x8cUVRARD \x80 Ma&#322;go&#128512;&#129;</EMPRUNTEUR_M>');
  });

  it('escapes markup and carriage returns', async () => {
    const user = keyedUser('F1', { lastName: '<b>&amp;]]>', firstName: 'a\r\nb\tc' });
    expect(latin((await writeFeed(input([user]))).bytes)).toContain(
      '<EMPRUNTEUR_M>&#60;b&#62;&#38;amp;]]&#62; a&#13;\nb\tc</EMPRUNTEUR_M>',
    );
  });

  it('drops characters that XML forbids and reports them', async () => {
    const users = [
      keyedUser('F1'),
      keyedUser('F2', { lastName: 'A\u0000B\ud800C\ufffe', address: 'x\u001b', classes: ['\u0001'] }),
    ];
    const feed = await writeFeed(input(users));
    expect(latin(feed.bytes)).toContain('<EMPRUNTEUR_M>ABC In\xe8s</EMPRUNTEUR_M>');
    expect(feed.replacements).toEqual([
      { at: 1, field: 'EMPRUNTEUR_M', dropped: [0, 0xd800, 0xfffe] },
      { at: 1, field: 'ADRESSE_M', dropped: [0x1b] },
      { at: 1, field: 'CLASSE_M', dropped: [1] },
    ]);
  });

  it('leaves out users without a required field and users with a repeated key', async () => {
    const users = [
      keyedUser('F1', { birthDate: null }),
      keyedUser('F2'),
      keyedUser('\u0002 '),
      keyedUser('F3', { lastName: '', firstName: ' ' }),
      keyedUser('F\u00002', { role: 'teacher' }),
    ];
    const feed = await writeFeed(input(users));
    expect(feed.leftOut).toEqual([
      { kind: 'empty-field', at: 0, field: 'DATE_NAISSANCE_M' },
      { kind: 'empty-field', at: 2, field: 'IDENTITE_ENT_M' },
      { kind: 'empty-field', at: 3, field: 'EMPRUNTEUR_M' },
      { kind: 'repeated-key', at: 4, first: 1 },
    ]);
    expect(feed.count).toBe(1);
    expect((await writeFeed(input(users, 'entcore'))).count).toBe(2);
  });

  it('writes the same bytes for the same input and reports progress per chunk', async () => {
    const users = Array.from({ length: 2_500 }, (_, i) => keyedUser(`F${i}`, { town: 'é'.repeat(i % 700) }));
    const steps: number[] = [];
    const first = await writeFeed(input(users), async (done) => void steps.push(done));
    expect(first.bytes).toEqual((await writeFeed(input(users))).bytes);
    expect(first.count).toBe(2_500);
    expect(steps).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
  });

  it('rejects an account without a password', async () => {
    await expect(writeFeed({ ...input([keyedUser('F1')]), password: () => '' })).rejects.toThrow(RangeError);
  });

  it('stops when the pause rejects', async () => {
    const aborted = writeFeed(input([full]), async () => {
      throw new Error('aborted');
    });
    await expect(aborted).rejects.toThrow('aborted');
  });
});
