import { extensionIsAlive, nativeBrowser } from '../browser/native-browser.ts';
import type { MessageInput, MessageName, MessageOutput } from './protocol.ts';

/** The answer of the background, or why there is none. */
export type Reply<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly refused: string };

/** This copy of the extension was updated or removed under the page's feet: nothing will ever answer again. */
export class ExtensionGone extends Error {}

const tries = 4;

/**
 * Asks the background and gives its answer. A background that dies midway is woken and asked again, so every
 * message must be safe to send twice. Throws ExtensionGone, or an Error when the background refuses or stays silent.
 */
export async function send<Name extends MessageName>(
  name: Name,
  input: MessageInput<Name>,
): Promise<MessageOutput[Name]> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await attemptSend<MessageOutput[Name]>({ name, input }, attempt === tries);
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
  throw new Error('the background gave no answer');
}
