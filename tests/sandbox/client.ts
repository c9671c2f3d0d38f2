import { type Reply, type Sending, send } from './proxy/tunnel.ts';

const maxRedirects = 10;

/** How requests are sent: through the proxy on a port, or by the given function. */
type Transport =
  | { readonly port: number }
  | { readonly send: (address: string, sending: Sending) => Promise<Reply> };

export interface RequestOptions extends Sending {
  /** Follow redirects, as a browser does; true by default. */
  readonly follow?: boolean;
}

/** An HTTP client that keeps cookies and follows redirects, as a browser does. */
export class Visitor {
  readonly #send: (address: string, sending: Sending) => Promise<Reply>;
  readonly #jar = new Map<string, Map<string, string>>();
  readonly #refused = new Set<string>();
  /** Addresses of the last visit, redirects included. */
  trail: string[] = [];

  constructor(transport: Transport) {
    this.#send =
      'send' in transport ? transport.send : (address, sending) => send(transport.port, address, sending);
  }

  async get(address: string, options: RequestOptions = {}): Promise<Reply> {
    this.trail = [];
    return this.#visit(address, options);
  }

  /** Sends a form. */
  async post(
    address: string,
    form: Readonly<Record<string, string>>,
    options: RequestOptions = {},
  ): Promise<Reply> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...options.headers };
    this.trail = [];
    return this.#visit(address, {
      ...options,
      method: 'POST',
      headers,
      body: new URLSearchParams(form).toString(),
    });
  }

  cookie(host: string, name: string): string | undefined {
    return this.#jar.get(host)?.get(name);
  }

  /** Sets a cookie that the sandbox did not set. */
  setCookie(host: string, name: string, value: string): void {
    this.#keep(host, [`${name}=${value}`]);
  }

  async #visit(address: string, options: RequestOptions): Promise<Reply> {
    this.trail.push(address);
    const { hostname } = new URL(address);
    const cookie = [...(this.#jar.get(hostname) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = cookie === '' ? { ...options.headers } : { ...options.headers, cookie };
    const reply = await this.#send(address, { ...options, headers });
    this.#keep(hostname, reply.headers['set-cookie'] ?? []);
    const { location } = reply.headers;
    if (options.follow === false || location === undefined) return reply;
    if (this.trail.length > maxRedirects) throw new Error(`too many redirects: ${this.trail.join(' → ')}`);
    const { signal } = options;
    return this.#visit(new URL(location, address).href, signal === undefined ? {} : { signal });
  }

  /** Ignores cookies of this host, as a browser does under a policy that blocks them. */
  blockCookiesOf(host: string): void {
    this.#refused.add(host);
    this.#jar.delete(host);
  }

  #keep(host: string, lines: readonly string[]): void {
    if (this.#refused.has(host)) return;
    const jar = this.#jar.get(host) ?? new Map<string, string>();
    this.#jar.set(host, jar);
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split('; ');
      const at = pair.indexOf('=');
      if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
