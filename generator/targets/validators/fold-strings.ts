import ts from 'typescript';

/** Writes `"must have '" + "id" + "'"` as one string, as far as its parts are literals. */
export function foldStrings(
  node: ts.Expression | undefined,
  write: (node: ts.Node) => string,
): string {
  const parts: { readonly text: string; readonly isLiteral: boolean }[] = [];
  for (const operand of node === undefined ? [] : operands(node)) {
    const last = parts.at(-1);
    if (!ts.isStringLiteral(operand)) parts.push({ text: write(operand), isLiteral: false });
    else if (last?.isLiteral !== true) parts.push({ text: operand.text, isLiteral: true });
    else parts.splice(-1, 1, { text: last.text + operand.text, isLiteral: true });
  }
  return parts.map(({ text, isLiteral }) => (isLiteral ? JSON.stringify(text) : text)).join(' + ');
}

function operands(node: ts.Expression): readonly ts.Expression[] {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken
    ? [...operands(node.left), ...operands(node.right)]
    : [node];
}
