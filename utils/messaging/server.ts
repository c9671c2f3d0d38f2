import type { Runtime } from 'webextension-polyfill';
import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import { report } from '../browser/log.ts';
import type { Reply } from './client.ts';
import {
  type Caller,
  type MessageInput,
  type MessageName,
  type MessageOutput,
  protocol,
} from './protocol.ts';

export type Handlers = {
  readonly [Name in MessageName]: (input: MessageInput<Name>, sender: Sender) => Promise<MessageOutput[Name]>;
};

/** Who the browser says has sent a message. */
export interface Sender {
  readonly caller: Caller;
  readonly origin: string;
}

export interface SenderRules {
  /** This extension's own origin, `chrome-extension://…`. */
  readonly ownOrigin: string;
  readonly ownId: string;
  /** Whether content scripts of ours run on pages of this origin. */
  readonly servesOrigin: (origin: string) => Promise<boolean>;
  /** Whether it is a portal's. */
  readonly isPortal: (origin: string) => Promise<boolean>;
}

/** Answers the messages of the protocol. Must be called before the background's first await. */
export function serve(handlers: Handlers, rules: SenderRules): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(handlers, rules, message, sender),
  );
}

/** What a message deserves: its handler's answer, or a refusal in words; a handler that throws is a bug of ours. */
export async function answer(
  handlers: Handlers,
  rules: SenderRules,
  message: unknown,
  sender: Runtime.MessageSender,
): Promise<Reply<unknown>> {
  const envelope = Envelope.safeParse(message);
  if (!envelope.success || !isMessageName(envelope.data.name))
    return { ok: false, refused: 'unknown message' };
  const { name } = envelope.data;
  const known = await senderOf(sender, rules);
  const allowed: readonly Caller[] = protocol[name].from;
  if (known === null || !allowed.includes(known.caller)) return { ok: false, refused: 'not for this sender' };
  const input = protocol[name].input.safeParse(envelope.data.input);
  if (!input.success) return { ok: false, refused: 'input not understood' };
  try {
    return {
      ok: true,
      output: await dispatch(handlers, name, input.data as MessageInput<typeof name>, known),
    };
  } catch (error) {
    report('background', error);
    return { ok: false, refused: 'failed' };
  }
}

const Envelope = z.object({ name: z.string(), input: z.unknown() });

function dispatch<Name extends MessageName>(
  handlers: Handlers,
  name: Name,
  input: MessageInput<Name>,
  sender: Sender,
): Promise<MessageOutput[Name]> {
  return handlers[name](input, sender);
}

function isMessageName(name: string): name is MessageName {
  return Object.hasOwn(protocol, name);
}

/**
 * Who the browser says has sent this, whatever the message says. A content script's origin is its page's, also in
 * Firefox; an options page opened in a tab has a tab too, so the origin decides.
 */
export async function senderOf(
  sender: Runtime.MessageSender & { origin?: string },
  rules: SenderRules,
): Promise<Sender | null> {
  if (sender.id !== rules.ownId) return null;
  const origin = sender.origin ?? originOf(sender.url);
  if (origin === null) return null;
  if (origin === rules.ownOrigin) return { caller: 'page', origin };
  if (sender.tab === undefined) return null;
  if (await rules.servesOrigin(origin)) return { caller: 'content', origin };
  return (await rules.isPortal(origin)) ? { caller: 'portal', origin } : null;
}

function originOf(address: string | undefined): string | null {
  return address === undefined ? null : (URL.parse(address)?.origin ?? null);
}
