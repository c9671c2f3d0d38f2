import { beforeEach, describe, expect, it } from 'vitest';
import { isPronote } from '../../../utils/domain/pronote-site.ts';
import { isPortalOrigin } from '../../../utils/esidoc/addresses.ts';
import { type Handlers, handleMessage, type SenderRules, senderOf } from '../../../utils/messaging/server.ts';

const rules: SenderRules = {
  ownId: 'ours',
  ownOrigin: 'chrome-extension://ours',
  servesOrigin: async (origin) => isPronote(origin, ['pronote.college.example']),
  isPortal: async (origin) => isPortalOrigin(origin),
};
const tab = { id: 1, index: 0, highlighted: true, active: true, pinned: false, incognito: false };
const contentScript = { id: 'ours', tab, frameId: 0, origin: 'https://9990001x.index-education.net' };
const optionsPage = { id: 'ours', tab, frameId: 0, origin: 'chrome-extension://ours' };
const person = { webspace: 'eleve', fullName: 'DUPONT Marie', className: '3A', school: null };

const empty = { portals: [], nativeWidget: 'replace', configured: true } as const;

describe('senderOf', () => {
  it.each([
    ['a content script on PRONOTE', contentScript, 'content'],
    ['an options page in a tab', optionsPage, 'page'],
    [
      'a content script on a PRONOTE that a school runs itself',
      { ...contentScript, origin: 'https://pronote.college.example:8443' },
      'content',
    ],
    ['the same one, unencrypted', { ...contentScript, origin: 'http://pronote.college.example' }, null],
    ['a content script on a portal', { ...contentScript, origin: 'https://9990001x.esidoc.fr' }, 'portal'],
    [
      'a page that resembles a portal’s',
      { ...contentScript, origin: 'https://esidoc.fr.evil.example' },
      null,
    ],
    ['another extension', { ...contentScript, id: 'theirs' }, null],
    ['a content script on a foreign page', { ...contentScript, origin: 'https://example.org' }, null],
    [
      'a page that resembles PRONOTE’s',
      { ...contentScript, origin: 'https://index-education.net.evil.example' },
      null,
    ],
    ['an unencrypted PRONOTE', { ...contentScript, origin: 'http://9990001x.index-education.net' }, null],
    ['a content script without a tab', { ...contentScript, tab: undefined }, null],
    [
      'a sender with a URL only',
      { id: 'ours', tab, url: 'https://9990001x.index-education.net/x' },
      'content',
    ],
    ['a sender without an origin', { id: 'ours', tab }, null],
  ])('identifies %s as %s', async (_, sender, caller) => {
    expect((await senderOf(sender as never, rules))?.caller ?? null).toBe(caller);
  });
});

describe('handleMessage', () => {
  let received: unknown[];
  let handlers: Handlers;
  beforeEach(() => {
    received = [];
    handlers = {
      'panel.open': async (input) => {
        received.push(input);
        return empty;
      },
      'page.opened': async () => ({ selectors: [], texts: null }),
      'panel.offer': async () => null,
      'panel.answer-offer': async () => null,
      'panel.refresh': async () => null,
      'panel.search': async () => ({
        terms: '',
        address: '',
        answer: { ok: false, failure: { kind: 'unreachable' } },
        opened: false,
      }),
      'panel.cover': async () => null,
      'search.suggest': async () => ({ items: [], keepsPast: false }),
      'search.forget': async () => null,
      'search.page': async () => ({ portals: [], pronoteIsOpen: false }),
      'search.go': async () => null,
      'panel.widget': async () => false,
      'panel.leave': async () => null,
      'check.loans': async () => null,
      'popup.calendar': async () => null,
      'erasure.look': async () => [],
      'erasure.erase': async () => [],
      'portal.shown': async (_, { origin }) => {
        received.push(origin);
        return null;
      },
      'popup.open': async (input) => {
        received.push(input);
        return { kind: 'nobody', portals: [] };
      },
      'popup.refresh': async (input) => {
        received.push(input);
        return null;
      },
    };
  });

  it('returns the handler’s output', async () => {
    const reply = await handleMessage(
      handlers,
      rules,
      { name: 'panel.open', input: { visitor: person } },
      contentScript as never,
    );
    expect(reply).toEqual({ ok: true, output: empty });
    expect(received).toEqual([{ visitor: person }]);
  });

  it('passes the sender’s origin to the handler', async () => {
    const portal = { ...contentScript, origin: 'https://9990001x.esidoc.fr' };
    const message = { name: 'portal.shown', input: { written: '', kept: '' } };
    expect(await handleMessage(handlers, rules, message, portal as never)).toEqual({
      ok: true,
      output: null,
    });
    expect(received).toEqual(['https://9990001x.esidoc.fr']);
  });

  it('accepts a message from an extension page', async () => {
    const reply = await handleMessage(
      handlers,
      rules,
      { name: 'popup.open', input: {} },
      optionsPage as never,
    );
    expect(reply).toEqual({ ok: true, output: { kind: 'nobody', portals: [] } });
  });

  it.each([
    [
      'a message of PRONOTE from a portal’s page',
      { name: 'panel.open', input: { visitor: person } },
      { ...contentScript, origin: 'https://9990001x.esidoc.fr' },
    ],
    [
      'a message of a portal from PRONOTE’s page',
      { name: 'portal.shown', input: { written: '', kept: '' } },
      contentScript,
    ],
    ['an unknown name', { name: 'panel.steal', input: {} }, contentScript],
    ['the name of an object’s own property', { name: 'constructor', input: {} }, contentScript],
    ['no name', 'panel.open', contentScript],
    ['an input of another shape', { name: 'panel.open', input: { visitor: { fullName: 1 } } }, contentScript],
    [
      'an input with an additional property',
      { name: 'panel.open', input: { visitor: person, portal: 'x' } },
      contentScript,
    ],
    ['a sender without this right', { name: 'panel.open', input: { visitor: person } }, optionsPage],
    ['a content script that opens the popup', { name: 'popup.open', input: {} }, contentScript],
    [
      'a content script that refreshes the popup',
      { name: 'popup.refresh', input: { person, portalId: 'x', asked: true } },
      contentScript,
    ],
    [
      'a foreign sender',
      { name: 'panel.open', input: { visitor: person } },
      { ...contentScript, id: 'theirs' },
    ],
  ])('refuses %s', async (_, message, sender) => {
    expect((await handleMessage(handlers, rules, message, sender as never)).ok).toBe(false);
    expect(received).toEqual([]);
  });
});
