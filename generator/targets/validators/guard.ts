import ts from 'typescript';
import { rewrite, type Rule } from './rewrite.js';
import { namedStep, sharedRule, type Context } from './shared-rule.js';
import { tidyGuard } from './tidy.js';

/** Rewrites a function of ajv as one that returns a boolean, and ends at the first error. */
export function guard(declaration: ts.FunctionDeclaration, context: Context): string {
  const shared = sharedRule(context);
  const isTakenBack = attempts(declaration);
  const rule: Rule = (node, inner) => {
    if (ts.isStatement(node)) {
      if (/^(let vErrors = null|\w+\.errors = .*);$/s.test(node.getText())) return '';
      const step = namedStep(node);
      if (step?.name === 'reset') return `errors = ${step.argument?.getText() ?? '0'};`;
      if (step !== undefined) return isTakenBack(node) ? 'errors++;' : 'return false;';
    }
    return shared(node, inner);
  };
  const name = context.nameOf(declaration.name?.text ?? '');
  const body = declaration.body === undefined ? '{}' : rewrite(declaration.body, rule);
  return tidyGuard(`function ${name}(${['data', ...context.passed].join(', ')}) ${body}`);
}

/**
 * Finds where an error is not final: between `const _errs1 = errors` and `reset(_errs1)`, as in the
 * branches of an `anyOf`, it may be removed again. Everywhere else it is final.
 */
function attempts(declaration: ts.FunctionDeclaration): (node: ts.Node) => boolean {
  const starts = new Map<string, number>();
  const ranges: { readonly start: number; readonly end: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) starts.set(node.name.getText(), node.getStart());
    const step = namedStep(node);
    const start = step?.name === 'reset' && starts.get(step.argument?.getText() ?? '');
    if (start) ranges.push({ start, end: endOfAttempt(node) });
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return (node) =>
    ranges.some(({ start, end }) => start < node.getStart() && node.getStart() < end);
}

/** Where the errors are removed only in the `else` of an `if`, those in its `then` are final. */
function endOfAttempt(reset: ts.Node): number {
  const choice = reset.parent.parent;
  const isElse = ts.isIfStatement(choice) && choice.elseStatement === reset.parent;
  return (isElse ? choice : reset).getStart();
}
