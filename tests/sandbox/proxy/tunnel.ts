import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { connect } from 'node:tls';

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The only certificate to trust; by default the server's certificate is not verified, as in a browser under test. */
  readonly ca?: string;
  /** Aborts the request. */
  readonly signal?: AbortSignal;
}

export interface Reply {
  readonly address: string;
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The body decoded as UTF-8; `bytes` is the raw body. */
  readonly body: string;
  readonly bytes: Buffer;
}

/** The response was truncated in the middle of its body. */
export class TruncatedResponse extends Error {
  readonly address: string;
  readonly status: number;

  constructor(address: string, status: number) {
    super('the answer broke off');
    this.address = address;
    this.status = status;
  }
}

/** Sends one HTTPS request through the proxy on `port`, without following redirects; rejects when it fails or is cut. */
export async function send(port: number, address: string, sending: Sending = {}): Promise<Reply> {
  const { host, hostname, pathname, search } = new URL(address);
  const tunnel = await openTunnel(port, `${hostname}:443`);
  const trust = sending.ca === undefined ? { rejectUnauthorized: false } : { ca: sending.ca };
  const secured = connect({ socket: tunnel, servername: hostname, ...trust });
  const body = sending.body ?? '';
  return new Promise((resolve, reject) => {
    const request = httpsRequest({
      createConnection: () => secured,
      method: sending.method ?? 'GET',
      path: pathname + search,
      headers: { host, connection: 'close', 'content-length': Buffer.byteLength(body), ...sending.headers },
      ...(sending.signal === undefined ? {} : { signal: sending.signal }),
    });
    secured.on('error', reject);
    request.on('error', reject);
    request.on('response', (response) => {
      readWhole(response).then(
        (bytes) => resolve(replyOf(address, response, bytes)),
        () => reject(new TruncatedResponse(address, response.statusCode ?? 0)),
      );
    });
    request.end(body);
  });
}

function openTunnel(port: number, target: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method: 'CONNECT', path: target, agent: false });
    request.on('error', reject);
    request.on('connect', (response, socket) => {
      if (response.statusCode === 200) resolve(socket);
      else reject(new Error(`the proxy refused ${target}: ${response.statusCode}`));
    });
    request.end();
  });
}

function replyOf(address: string, response: IncomingMessage, bytes: Buffer): Reply {
  const { statusCode = 0, headers } = response;
  return { address, status: statusCode, headers, body: bytes.toString('utf8'), bytes };
}

async function readWhole(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
