import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keyOf } from '../../utils/storage/current-user-record.ts';
import { markOf } from '../../utils/storage/given-reminders.ts';

beforeEach(() => fakeBrowser.reset());

const keyOfPupil = (fullName: string) =>
  keyOf({ webspace: 'eleve', fullName, className: '3A', school: null });

it.each([
  ['marks of reminders', markOf],
  ['keys of people', keyOfPupil],
])('the first %s, made at the same time, are found again', async (_, make) => {
  const names = ['ALMEIDA Inès', 'BERTHIER Noé'];
  const first = await Promise.all(names.map(make));
  expect(await Promise.all(names.map(make))).toEqual(first);
});
