import { expect, it } from 'vitest';
import { redactUrl } from '../../../utils/diagnostics/check-run.ts';

it.each<[string, string | null]>([
  ['https://9990001x.esidoc.fr/', '9990001x.esidoc.fr/'],
  ['https://9990001x.esidoc.fr/recherche/livre?ticket=ST-1#x', '9990001x.esidoc.fr/recherche/livre'],
  ['https://marie:secret@ent.example.fr/cas/login', 'ent.example.fr/cas/login'],
  ['https://ent.example.fr/cas/login;jsessionid=A1B2', 'ent.example.fr/cas/login'],
  ['https://ent.example.fr/delegation/ST-12-abc', 'ent.example.fr/delegation/…'],
  ['https://ent.example.fr/u/marie%40example.fr', 'ent.example.fr/u/…'],
  ['https://ent.example.fr/9f8e7d6c5b4a39281706/prets', 'ent.example.fr/9f8e7d6c5b4a39281706/prets'],
  ['https://ent.example.fr/9f8e7d6c5b4a392817065544/prets', 'ent.example.fr/…/prets'],
  ['https://ent.example.fr/%E0%A4%A', 'ent.example.fr/…'],
  ['utilisateurs', null],
])('redactUrl redacts %s', (address, redacted) => {
  expect(redactUrl(address)).toBe(redacted);
});
