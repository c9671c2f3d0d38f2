import { describe, expect, it } from 'vitest';
import { routes } from '../../sandbox/routes.ts';
import { sandbox, visitor } from './school.ts';

describe('faults', () => {
  const front = () =>
    visitor.get(`${sandbox.addresses.administrationApi}/9990001X/parametres/front`, { follow: false });

  it('replace responses until cleared or used up', async () => {
    sandbox.faults.set('front-parameters', { kind: 'status', status: 503, times: 1 });
    expect((await front()).status).toBe(503);
    expect((await front()).status).toBe(200);
    sandbox.faults.set('front-parameters', { kind: 'html' });
    expect((await front()).headers['content-type']).toContain('text/html');
    sandbox.faults.set('front-parameters', { kind: 'empty-array' });
    expect((await front()).body).toBe('[]');
    sandbox.faults.set('front-parameters', { kind: 'redirect', to: 'https://ailleurs.example/' });
    expect((await front()).headers.location).toBe('https://ailleurs.example/');
    sandbox.faults.clear();
    expect((await front()).status).toBe(200);
  });

  it('close the connection before or during the response', async () => {
    for (const kind of ['refuse', 'cut'] as const) {
      sandbox.faults.set('front-parameters', { kind });
      await expect(front()).rejects.toThrow();
    }
    expect(sandbox.requests.map(({ status }) => status)).toEqual([0, 200]);
  });

  it('delay a response', async () => {
    sandbox.faults.set('front-parameters', { kind: 'latency', ms: 80 });
    const start = performance.now();
    await front();
    expect(performance.now() - start).toBeGreaterThanOrEqual(79);
  });
});

describe('the proxy', () => {
  it('refuses every other host and records it', async () => {
    await expect(visitor.get('https://example.org/')).rejects.toThrow('403');
    await expect(visitor.get('https://9990001x.esidoc.fr.example/')).rejects.toThrow('403');
    expect(sandbox.refused).toEqual(['example.org:443', '9990001x.esidoc.fr.example:443']);
    expect(sandbox.requests).toEqual([]);
  });

  it('records requests with separate path and query', async () => {
    await visitor.get(`${sandbox.addresses.portal}recherche/mer?tri=date`);
    expect(sandbox.requests[0]).toMatchObject({
      method: 'GET',
      path: '/recherche/mer',
      query: 'tri=date',
      status: 200,
      hasSession: false,
    });
  });

  it('documents the source of every route’s contract', () => {
    for (const route of Object.values(routes)) {
      const { contract } = route;
      const words = contract === 'public' ? route.source : contract === 'assumed' ? route.why : route.purpose;
      expect(words.length).toBeGreaterThan(10);
    }
  });
});
