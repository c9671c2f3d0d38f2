import { describe, expect, it } from 'vitest';
import { readSite, rneOfHost } from '../../../utils/domain/pronote-site.ts';

describe('a self-hosted PRONOTE', () => {
  it.each([
    ['https://pronote.college.example/notes/eleve.html?fd=1', 'pronote.college.example'],
    ['https://Pronote.College.example:8443/', 'pronote.college.example'],
    [' pronote.college.example ', 'pronote.college.example'],
    ['https://école.example/pronote/', 'xn--cole-9oa.example'],
  ])('has the host of %s', (text, host) => {
    expect(readSite(text)).toEqual({ ok: true, value: host });
  });

  it.each([
    ['', 'empty'],
    ['http://pronote.college.example', 'not-https'],
    ['https://9990001x.index-education.net/pronote/', 'hosted'],
    ['https://192.168.1.4/pronote/', 'ip'],
    ['https://moi:secret@pronote.college.example', 'credentials'],
    ['javascript:alert(1)', 'not-an-address'],
    ['pronote', 'not-an-address'],
    ['two words.example', 'not-an-address'],
  ])('is not at “%s”: %s', (text, failure) => {
    expect(readSite(text)).toEqual({ ok: false, failure });
  });
});

describe('a hosted PRONOTE', () => {
  it.each([
    ['9990001x.index-education.net', '9990001X'],
    ['demo.index-education.net', null],
    ['9990001.index-education.net', null],
    ['9990001x.index-education.net.evil.example', null],
    ['9990001x.esidoc.fr', null],
  ])('%s has the RNE %s', (host, rne) => {
    expect(rneOfHost(host)).toBe(rne);
  });
});
