import type { Visitor } from '../sandbox/client.ts';

/** `fetch` as a browser's background has it, cookies and redirects included, towards the sandbox. */
export function visitorFetch(visitor: Visitor): typeof fetch {
  return async (input, init = {}) => {
    const address = String(input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const follow = init.redirect !== 'manual';
    const reply = await visitor
      .get(address, {
        follow,
        headers,
        method: init.method ?? 'GET',
        ...(typeof init.body === 'string' || init.body instanceof Uint8Array ? { body: init.body } : {}),
        ...(init.signal ? { signal: init.signal } : {}),
      })
      .catch((cause: unknown) => {
        throw new TypeError('network error', { cause });
      });
    const response = new Response([204, 304].includes(reply.status) ? null : reply.body, {
      status: reply.status,
    });
    // A Response made by hand has no address of its own.
    return Object.defineProperty(response, 'url', { value: reply.address });
  };
}
