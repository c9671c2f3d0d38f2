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

const scripts = new Map<string, string>();

/** The page script, one module per file of `client/`, with the types stripped. */
export function clientScript(request: RouteRequest): RouteResponse {
  const { name = '' } = request.params;
  if (!names.includes(name)) return { status: 404, headers: { 'content-type': 'text/plain' }, body: '' };
  const script = scripts.get(name) ?? readScript(name);
  scripts.set(name, script);
  return {
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' },
    body: script,
  };
}

function readScript(name: string): string {
  return stripTypeScriptTypes(readFileSync(new URL(`client/${name}.ts`, import.meta.url), 'utf8'));
}
