/** Reading what a source file imports, and from where, by a real parser (the one of Vite). */
import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';

export interface Import {
  /** As written. */
  specifier: string;
  line: number;
  /** Gone once types are stripped. */
  typeOnly: boolean;
  target: { kind: 'file'; path: string } | { kind: 'package'; name: string } | { kind: 'node' };
}

/** Makes an import's target out of its specifier and the file it stands in; paths are relative to the tree, with `/`. */
export type Resolver = (specifier: string, file: string) => Import['target'];

/** Resolves relative paths and the `imports` of the tree's package.json. */
export function makeResolver(tree: string): Resolver {
  const manifest = join(tree, 'package.json');
  const aliases: Record<string, string> = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')).imports ?? {})
    : {};
  const byLength = Object.entries(aliases).sort(([a], [b]) => b.length - a.length);
  return (specifier, file) => {
    if (specifier.startsWith('.')) {
      return { kind: 'file', path: posix.join(posix.dirname(file), specifier) };
    }
    if (specifier.startsWith('#')) {
      for (const [alias, path] of byLength) {
        const start = alias.replace(/\*$/, '');
        if (alias === specifier || (alias.endsWith('*') && specifier.startsWith(start))) {
          return { kind: 'file', path: posix.normalize(path.replace('*', specifier.slice(start.length))) };
        }
      }
    }
    if (isBuiltin(specifier)) return { kind: 'node' };
    const [scope = '', name = ''] = specifier.split('/');
    return { kind: 'package', name: scope.startsWith('@') ? `${scope}/${name}` : scope };
  };
}

/** Every import and re-export of a file, static or `import()` of a literal. */
export function importsOf(file: string, text: string, resolve: Resolver): Import[] {
  const { module } = parseSync(file, text);
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const found: { specifier: string; start: number; typeOnly: boolean }[] = [];
  for (const { moduleRequest, entries, start } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every(({ isType }) => isType);
    found.push({ specifier: moduleRequest.value, start, typeOnly });
  }
  for (const { entries, start } of module.staticExports) {
    const from = entries.find(({ moduleRequest }) => moduleRequest !== null)?.moduleRequest;
    if (from) found.push({ specifier: from.value, start, typeOnly: entries.every(({ isType }) => isType) });
  }
  for (const { moduleRequest, start } of module.dynamicImports) {
    const literal = /^(['"`])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))?.[2];
    if (literal !== undefined) found.push({ specifier: literal, start, typeOnly: false });
  }
  return found.map(({ specifier, start, typeOnly }) => ({
    specifier,
    line: lineAt(start),
    typeOnly,
    target: resolve(specifier, file),
  }));
}
