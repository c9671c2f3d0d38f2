import { extensionIsAlive, nativeBrowser } from '../browser/native-browser.ts';
import type { MessageInput, MessageName, MessageOutput } from './protocol.ts';

/** The background's response: the handler's output, or the reason for a refusal. */
export type Reply<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly refused: string };

/** This copy of the extension was updated or removed while its page stayed open: no message will be answered. */
export class ExtensionGone extends Error {}

const maxAttempts = 4;

/**
 * Sends a message to the background and returns the output. When the worker stops before it responds, the message is
 * sent again, so every handler must be idempotent. Throws ExtensionGone, or an Error after a refusal or four attempts.
 */
export async function send<Name extends MessageName>(
  name: Name,
  input: MessageInput<Name>,
): Promise<MessageOutput[Name]> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await attemptSend<MessageOutput[Name]>({ name, input }, attempt === maxAttempts);
    if (reply?.ok) return reply.output;
    if (reply !== undefined) throw new Error(`the background refused ${name}: ${reply.refused}`);
  }
}

async function attemptSend<Output>(message: unknown, last: boolean): Promise<Reply<Output> | undefined> {
  try {
    const reply = await nativeBrowser.runtime.sendMessage<unknown, Reply<Output> | undefined>(message);
    if (reply !== undefined || !last) return reply;
  } catch (error) {
    if (!extensionIsAlive()) throw new ExtensionGone();
    if (last) throw error;
    return undefined;
  }
  throw new Error('the background did not respond');
}
