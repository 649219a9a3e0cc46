import ts from 'typescript';

/** Writes a node anew, or leaves it as it is; `inner` writes a node below it. */
export type Rule = (node: ts.Node, inner: (node: ts.Node) => string) => string | undefined;

/** Writes code anew where the rule says so; the rest stays as it is. */
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
