import ts from 'typescript';

/** Rewrites a node, or returns undefined to keep it; `inner` rewrites a child node. */
export type Rule = (node: ts.Node, inner: (node: ts.Node) => string) => string | undefined;

/** Rewrites code by a rule; the rest is unchanged. */
export function rewrite(node: ts.Node, rule: Rule): string {
  const inner = (each: ts.Node): string => rule(each, inner) ?? copy(each);
  const copy = (each: ts.Node): string => {
    const source = each.getSourceFile().text;
    let text = '';
    let position = each.getStart();
    ts.forEachChild(each, (child) => {
      text += source.slice(position, child.getStart()) + inner(child);
      position = child.getEnd();
    });
    return text + source.slice(position, each.getEnd());
  };
  return inner(node);
}
