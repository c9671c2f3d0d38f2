import type { Visitor } from '../sandbox/client.ts';
import { TruncatedResponse } from '../sandbox/proxy/tunnel.ts';

/** A background's `fetch` to the sandbox, with cookies and redirects. */
export function visitorFetch(visitor: Visitor): typeof fetch {
  return async (input, init = {}) => {
    const address = String(input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const follow = init.redirect !== 'manual';
    try {
      const reply = await visitor.get(address, {
        follow,
        headers,
        method: init.method ?? 'GET',
        ...(typeof init.body === 'string' || init.body instanceof Uint8Array ? { body: init.body } : {}),
        ...(init.signal ? { signal: init.signal } : {}),
      });
      const type = reply.headers['content-type'];
      const body = [204, 304].includes(reply.status) ? null : reply.body;
      return answerAt(reply.address, body, reply.status, type === undefined ? {} : { 'Content-Type': type });
    } catch (cause) {
      if (cause instanceof TruncatedResponse) return answerAt(cause.address, brokenBody(), cause.status, {});
      throw new TypeError('network error', { cause });
    }
  };
}

/** A constructed Response, and its clone, has no `url`. */
function answerAt(url: string, body: BodyInit | null, status: number, headers: HeadersInit): Response {
  return at(url, new Response(body, { status, headers }));
}

function at(url: string, response: Response): Response {
  const clone = response.clone.bind(response);
  return Object.defineProperties(response, { url: { value: url }, clone: { value: () => at(url, clone()) } });
}

function brokenBody(): ReadableStream {
  return new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
}
