import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PortalOffer } from '../../utils/domain/panel.ts';
import type { PronoteWidgetTexts } from '../../utils/domain/pronote-widget.ts';
import { readSettings, savePortal } from '../../utils/storage/settings.ts';
import { school } from '../sandbox/hosts.ts';
import { people } from '../sandbox/people.ts';
import { backgroundOnSandbox } from '../support/background-on-sandbox.ts';
import { sandboxPortal } from '../support/sandbox-portal.ts';

/** Offers of the school's portal, found by the RNE in PRONOTE's host name. */

const { sandbox, ask, open } = await backgroundOnSandbox();
const hosted = 'https://9990001x.index-education.net';
const offered = (texts: PronoteWidgetTexts | null = null, origin = hosted) =>
  ask<PortalOffer | null>('panel.offer', { texts }, origin);
const answer = (accepted: boolean, origin = hosted) => ask('panel.answer-offer', { accepted }, origin);
const requests = () => sandbox.requests.length;

beforeEach(() => fakeBrowser.storage.local.remove('settings'));

it('offers the portal under its own name, with a single request', async () => {
  expect(await open(people.ines)).toMatchObject({ portals: [], configured: false });
  expect(await offered()).toMatchObject({ name: school.portalTitle, address: sandboxPortal.address });
  const before = requests();
  expect(await offered()).toMatchObject({ name: school.portalTitle });
  expect(requests()).toBe(before);
});

it('saves the portal when the user accepts', async () => {
  await offered();
  await answer(true);
  expect((await readSettings()).portals).toMatchObject([
    {
      rne: '9990001X',
      name: school.portalTitle,
      address: sandboxPortal.address,
      delegation: { kind: 'none' },
    },
  ]);
  expect(await open(people.ines)).toMatchObject({
    portals: [{ name: school.portalTitle }],
    configured: true,
  });
  expect(await offered()).toBe(null);
});

it('uses sign-on by PRONOTE’s link when PRONOTE shows its own widget', async () => {
  await offered({ title: 'CDI', chosen: null, words: [], loans: [] });
  await answer(true);
  expect((await readSettings()).portals).toMatchObject([{ delegation: { kind: 'pronote' } }]);
});

it('does not offer again after the user declines', async () => {
  await offered();
  await answer(false);
  await fakeBrowser.storage.session.clear();
  expect(await offered()).toBe(null);
  expect((await readSettings()).portals).toEqual([]);
});

it('offers nothing when the school has no portal, with a single request per browser run', async () => {
  expect(await offered(null, 'https://9990099z.index-education.net')).toBe(null);
  const before = requests();
  expect(await offered(null, 'https://9990099z.index-education.net')).toBe(null);
  expect(requests()).toBe(before);
});

it('offers nothing on a host without an RNE, without any request', async () => {
  const before = requests();
  expect(await offered(null, 'https://demo.index-education.net')).toBe(null);
  expect(requests()).toBe(before);
});

it('offers nothing while e-sidoc is unreachable, and again after that', async () => {
  sandbox.faults.set('front-parameters', { kind: 'status', status: 503 });
  expect(await offered()).toBe(null);
  sandbox.faults.clear();
  expect(await offered()).toMatchObject({ name: school.portalTitle });
});

it('offers nothing when a portal is defined, or when the settings are unreadable', async () => {
  await savePortal(sandboxPortal);
  expect(await offered()).toBe(null);
  await fakeBrowser.storage.local.set({ settings: 'broken' });
  expect(await offered()).toBe(null);
});

it('saves nothing that was not offered', async () => {
  await answer(true);
  await answer(true, 'https://9990002y.index-education.net');
  expect((await readSettings()).portals).toEqual([]);
});

it('offers nothing when the policy defines portals', async () => {
  const managed = vi.spyOn(fakeBrowser.storage.managed, 'get');
  managed.mockImplementation(async () => ({ portals: [{ rne: '9990001X', name: 'CDI par stratégie' }] }));
  expect(await open(people.ines)).toMatchObject({
    portals: [{ name: 'CDI par stratégie' }],
    configured: true,
  });
  expect(await offered()).toBe(null);
  managed.mockRestore();
});
