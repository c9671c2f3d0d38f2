import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { RouteRequest, RouteResponse } from '../exchange.ts';

const names = [
  'main',
  'dom',
  'banner',
  'page-actions',
  'dialog',
  'home',
  'children-menu',
  'widgets',
  'cdi',
  'icons',
];

/** The page script, one module per file of `client/`, with the types stripped. */
export function clientScript(request: RouteRequest): RouteResponse {
  const { name = '' } = request.params;
  if (!names.includes(name)) return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
  const source = readFileSync(new URL(`client/${name}.ts`, import.meta.url), 'utf8');
  return {
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
    body: stripTypeScriptTypes(source),
  };
}
