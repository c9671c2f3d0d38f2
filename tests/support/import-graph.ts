import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'oxc-parser';

export interface Import {
  /** Path of the importing file from the project's root. */
  readonly from: string;
  /** Path of the imported file, or a package's name. */
  readonly to: string;
  /** Gone after compilation: an interface is known, nothing is called. */
  readonly typeOnly: boolean;
}

/** The source files below a folder, as paths from the project's root. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => /\.(ts|tsx)$/.test(path));
}

/** Every import and re-export that a file writes. */
export function importsOf(file: string): readonly Import[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, readFileSync(file, 'utf8')).module;
  const imported = staticImports.map(({ moduleRequest, entries }) => ({
    name: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const exported = staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest === null ? [] : [{ name: moduleRequest.value, typeOnly: isType }],
    );
  if (dynamicImports.length > 0) throw new Error(`${file} imports at run time: the graph cannot be drawn`);
  return [...imported, ...exported].map(({ name, typeOnly }) => ({
    from: file,
    to: resolve(file, name),
    typeOnly,
  }));
}

/** Everything of ours that a file brings along when it is bundled, itself included. */
export function bundleOf(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!/\.(ts|tsx)$/.test(file)) continue;
    waiting.push(
      ...importsOf(file)
        .filter(({ typeOnly }) => !typeOnly)
        .map(({ to }) => to),
    );
  }
  return reached;
}

function resolve(from: string, name: string): string {
  return name.startsWith('.') ? posix.join(posix.dirname(from), name) : name;
}
