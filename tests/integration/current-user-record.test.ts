import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CurrentUser, PersonKey } from '../../utils/domain/person.ts';
import {
  forgetCurrentPerson,
  readCurrentPerson,
  writeCurrentPerson,
} from '../../utils/storage/current-user-record.ts';

const marie: CurrentUser = {
  key: 'the-key-of-marie' as PersonKey,
  person: { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null },
};

/** What the end of the browser takes along. */
const endOfBrowser = () => fakeBrowser.storage.session.clear();

describe('the current person', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is forgotten with the browser on a shared computer', async () => {
    await writeCurrentPerson(marie, 'shared');
    expect(await readCurrentPerson()).toEqual(marie);
    await endOfBrowser();
    expect(await readCurrentPerson()).toBeNull();
  });

  it('is still known after the browser has ended on their own', async () => {
    await writeCurrentPerson(marie, 'own');
    await endOfBrowser();
    expect(await readCurrentPerson()).toEqual(marie);
  });

  it.each([
    ['the computer is shared again', () => writeCurrentPerson(marie, 'shared')],
    ['they are forgotten', forgetCurrentPerson],
  ])('leaves nothing for the next browser run once %s', async (_what, deed) => {
    await writeCurrentPerson(marie, 'own');
    await deed();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    await endOfBrowser();
    expect(await readCurrentPerson()).toBeNull();
  });
});
