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

/** The end of the browser session. */
const endOfBrowser = () => fakeBrowser.storage.session.clear();

describe('the current user', () => {
  beforeEach(() => fakeBrowser.reset());

  it('is stored for the browser session on a shared computer', async () => {
    await writeCurrentPerson(marie, 'shared');
    expect(await readCurrentPerson()).toEqual(marie);
    await endOfBrowser();
    expect(await readCurrentPerson()).toBeNull();
  });

  it('outlasts the browser session on their own computer', async () => {
    await writeCurrentPerson(marie, 'own');
    await endOfBrowser();
    expect(await readCurrentPerson()).toEqual(marie);
  });

  it.each([
    ['the computer becomes shared', () => writeCurrentPerson(marie, 'shared')],
    ['they are removed', forgetCurrentPerson],
  ])('is not stored any more once %s', async (_what, change) => {
    await writeCurrentPerson(marie, 'own');
    await change();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
    await endOfBrowser();
    expect(await readCurrentPerson()).toBeNull();
  });
});
