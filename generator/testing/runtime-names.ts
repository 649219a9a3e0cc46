import ts from 'typescript';

/** The names that a generated TypeScript or JavaScript file declares, imports or uses. */
export function identifiersOf(text: string): readonly string[] {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.ES2022, true);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...names];
}

/** The constants that a Ruby file declares or uses. */
export function constantsOf(text: string): readonly string[] {
  const code = text.replaceAll(/^\s*#.*$/gm, '');
  return [...new Set(code.match(/\b[A-Z]\w*\b/g))];
}

const PREFIXES = /^(?:is|assert|validate|check|matches)(?=[A-Z])/;

/** The name of a schema whose type or function would have one of these names, if any can. */
export function schemaNamesFor(names: readonly string[]): readonly string[] {
  const schemas = names.flatMap((name) => [name, name.replace(PREFIXES, '')]);
  return [...new Set(schemas)].filter((name) => /^[A-Z]\w*$/.test(name)).sort();
}
