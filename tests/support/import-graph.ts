import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Import {
  /** Path of the importing file from the project's root. */
  readonly from: string;
  /** Path of the imported file, or a package's name. */
  readonly to: string;
  /** Erased by the compiler. */
  readonly typeOnly: boolean;
  /** `import('./x.ts')`: loaded when it is needed, not with the importing file. */
  readonly lazy: boolean;
}

/** The source files below a folder, as paths from the project's root. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => /\.(ts|tsx)$/.test(path));
}

/** Every import and re-export that a file writes. */
export function importsOf(file: string): readonly Import[] {
  const source = readFileSync(file, 'utf8');
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module;
  const imported = staticImports.map(({ moduleRequest, entries }) => ({
    name: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exported = staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null ? [] : [{ name: moduleRequest.value, typeOnly: isType }],
    );
  const eager = [...imported, ...exported].map(({ name, typeOnly }) => ({
    from: file,
    to: resolve(file, name),
    typeOnly,
    lazy: false,
  }));
  const lazy = dynamicImports.map(({ moduleRequest: { start, end } }) => {
    const name = /^'([^']+)'$/.exec(source.slice(start, end))?.[1];
    if (name === undefined) throw new Error(`${file} imports a computed name: the graph cannot be drawn`);
    return { from: file, to: resolve(file, name), typeOnly: false, lazy: true };
  });
  return [...eager, ...lazy];
}

/**
 * The files that import each other, types included, directly or through others: what is left when files that import
 * none of the rest, and files that none of the rest imports, are taken away until nothing changes.
 */
export function filesInCycles(imports: readonly Import[]): readonly string[] {
  let left = imports;
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const importing = new Set(left.map(({ from }) => from));
    const imported = new Set(left.map(({ to }) => to));
    left = left.filter(({ from, to }) => importing.has(to) && imported.has(from));
  }
  return [...new Set(left.map(({ from }) => from))].sort();
}

/** The file and everything that is loaded with it, packages included. */
export function bundleOf(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!/\.(ts|tsx)$/.test(file)) continue;
    waiting.push(
      ...importsOf(file)
        .filter(({ typeOnly, lazy }) => !typeOnly && !lazy)
        .map(({ to }) => to),
    );
  }
  return reached;
}

function resolve(from: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(from), name) : name;
}
