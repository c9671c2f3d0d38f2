import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certificate } from './certificate.ts';

export interface ProxyServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface ProxyOptions {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly certificate: Certificate;
  readonly answer: RequestListener;
  readonly refused: (target: string) => void;
}

/**
 * Listens on one loopback port as an HTTP proxy. `CONNECT host:443` to a sandbox host is served by the sandbox's TLS
 * server; any other target is refused, which proves that a browser under test contacts nothing outside.
 */
export async function startProxy(options: ProxyOptions): Promise<ProxyServer> {
  const sites = createTlsServer({ ...options.certificate, ALPNProtocols: ['http/1.1'] }, options.answer);
  const sockets = new Set<Duplex>();
  const proxy = createServer((request, response) => {
    options.refused(request.url ?? '');
    response
      .writeHead(403, { 'content-type': 'text/plain' })
      .end('The sandbox answers for its own school only.\n');
  });
  proxy.on('connection', (socket: Socket) => keep(socket, sockets));
  proxy.on('connect', (request, socket: Duplex, head: Buffer) => {
    const target = request.url ?? '';
    const [host = '', port] = target.toLowerCase().split(':');
    if (port !== '443' || !options.hosts.includes(host)) {
      options.refused(target);
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    sites.emit('connection', socket);
  });
  const port = await listening(proxy, options.port);
  return { port, close: () => closed(proxy, sockets) };
}

function keep(socket: Duplex, sockets: Set<Duplex>): void {
  sockets.add(socket);
  // Browsers drop connections at any time: a socket error needs no handling.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
}

function listening(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no TCP port'));
      else resolve(address.port);
    });
  });
}

function closed(server: ReturnType<typeof createServer>, sockets: ReadonlySet<Duplex>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}
