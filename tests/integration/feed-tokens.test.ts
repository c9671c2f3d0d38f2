import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { feedTokens } from '../../utils/storage/feed-tokens.ts';
import { deleteAdminDatabase } from '../support/stored-records.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  await deleteAdminDatabase();
});

describe('the token of a portal', () => {
  const secret = 'token-of-the-portal';

  it('ends with the browser session, and is not on disk', async () => {
    await feedTokens.write('cdi', { token: secret, remembered: false });
    expect(await feedTokens.read('cdi')).toEqual({ ok: true, value: { token: secret, remembered: false } });
    expect(await feedTokens.read('cdi-2')).toEqual({ ok: true, value: null });
    expect(await indexedDB.databases()).toEqual([]);
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null))).not.toContain(secret);
    await fakeBrowser.storage.session.clear();
    expect(await feedTokens.read('cdi')).toEqual({ ok: true, value: null });
  });

  it('is stored on request, outside of the storage areas', async () => {
    await feedTokens.write('cdi', { token: secret, remembered: true });
    for (const area of [fakeBrowser.storage.local, fakeBrowser.storage.session, fakeBrowser.storage.sync])
      expect(JSON.stringify(await area.get(null))).not.toContain(secret);
    expect(await feedTokens.read('cdi')).toEqual({ ok: true, value: { token: secret, remembered: true } });
  });

  it.each([true, false])(
    'is stored in one place, from which it is removed (first on disk: %s)',
    async (first) => {
      await feedTokens.write('cdi', { token: 'old', remembered: first });
      await feedTokens.write('cdi', { token: secret, remembered: !first });
      expect(await feedTokens.read('cdi')).toEqual({
        ok: true,
        value: { token: secret, remembered: !first },
      });
      await feedTokens.forget('cdi');
      expect(await feedTokens.read('cdi')).toEqual({ ok: true, value: null });
    },
  );
});
