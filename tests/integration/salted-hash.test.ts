import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keyOf } from '../../utils/storage/current-user-record.ts';
import { markOf } from '../../utils/storage/given-reminders.ts';

beforeEach(() => fakeBrowser.reset());

const keyOfPupil = (fullName: string) =>
  keyOf({ webspace: 'eleve', fullName, className: '3A', school: null });

it.each([
  ['mark of a reminder', markOf],
  ['key of a person', keyOfPupil],
])('concurrent first calls for the %s use one salt', async (_, hash) => {
  const names = ['ALMEIDA Inès', 'BERTHIER Noé'];
  const first = await Promise.all(names.map(hash));
  expect(await Promise.all(names.map(hash))).toEqual(first);
});
