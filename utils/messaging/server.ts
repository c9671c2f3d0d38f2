import type { Runtime } from 'webextension-polyfill';
import { z } from 'zod';
import { browser } from '../browser/browser.ts';
import { reportFailure } from '../browser/log.ts';
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

/** The sender of a message, as identified by the browser. */
export interface Sender {
  readonly caller: Caller;
  readonly origin: string;
}

export interface SenderRules {
  /** This extension's own origin, `chrome-extension://…`. */
  readonly ownOrigin: string;
  readonly ownId: string;
  /** Whether this origin is a PRONOTE on which the content script runs. */
  readonly servesOrigin: (origin: string) => Promise<boolean>;
  /** Whether this origin is a portal's. */
  readonly isPortal: (origin: string) => Promise<boolean>;
}

/** Handles the messages of the protocol. Call before the background's first await. */
export function serve(handlers: Handlers, rules: SenderRules): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    handleMessage(handlers, rules, message, sender),
  );
}

/** The handler's output, or a refusal. An error in a handler is a bug: it is reported, and refused as `failed`. */
export async function handleMessage(
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
    reportFailure(error);
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
 * The sender as the browser identifies it; null for an unknown one. A content script has its page's origin, in Firefox
 * too. An options page opened in a tab also has a tab, so the origin decides first.
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
