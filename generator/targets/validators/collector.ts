import ts from 'typescript';
import { foldStrings } from './fold-strings.js';
import { rewrite, type Rule } from './rewrite.js';
import { namedStep, property, sharedRule, type Context } from './shared-rule.js';
import { dropUnread } from './tidy.js';

/** Rewrites a function of ajv as one that adds all errors of a value to a list. */
export function collector(declaration: ts.FunctionDeclaration, context: Context): string {
  const shared = sharedRule(context);
  const rule: Rule = (node, inner) => {
    if (ts.isStatement(node)) {
      const statement = writeStatement(node, inner, context);
      if (statement !== undefined) return statement;
    }
    if (ts.isIdentifier(node) && !isName(node)) {
      if (node.text === 'errors') return 'errors.length';
      if (node.text === 'instancePath') return 'path';
    }
    return shared(node, inner);
  };
  const name = context.nameOf(declaration.name?.text ?? '');
  const body = declaration.body === undefined ? '{}' : rewrite(declaration.body, rule);
  const parameters = ['data', "path = ''", 'errors = []', ...context.passed].join(', ');
  return dropUnread(`function ${name}(${parameters}) ${body}`);
}

function isName({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent);
}

function writeStatement(
  node: ts.Statement,
  inner: (node: ts.Node) => string,
  context: Context,
): string | undefined {
  const text = node.getText();
  if (/^(let vErrors = null|let errors = 0|\w+\.errors = (vErrors|null));$/.test(text)) return '';
  if (/^return (errors === 0|true|false);$/.test(text)) return 'return errors;';
  const only = /^\w+\.errors = \[/.test(text) && lastObject(node);
  if (only) return writeError(only, inner, context);
  const step = namedStep(node);
  if (step?.name === 'reset') return `errors.length = ${step.argument?.getText() ?? '0'};`;
  if (step?.name === 'fail' && step.argument !== undefined) {
    return writeError(step.argument, inner, context);
  }
  if (!ts.isIfStatement(node) || !isInner(node.thenStatement)) return undefined;
  const call = negated(node.expression);
  if (node.elseStatement === undefined) return `${inner(call)};`;
  return `{
const before = errors.length;
${inner(call)};
if (errors.length === before) ${inner(node.elseStatement)}
}`;
}

function isInner(node: ts.Statement): boolean {
  return ts.isBlock(node) && node.statements.some((each) => namedStep(each)?.name === 'failInner');
}

/** The expression in `!(…)`. */
function negated(node: ts.Expression): ts.Expression {
  const operand = ts.isPrefixUnaryExpression(node) ? node.operand : node;
  return ts.isParenthesizedExpression(operand) ? operand.expression : operand;
}

function lastObject(node: ts.Statement): ts.Expression | undefined {
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) return undefined;
  const { right } = node.expression;
  return ts.isArrayLiteralExpression(right) ? right.elements[0] : undefined;
}

/** Writes the call that reports an error: `report(errors, path + '/id', 'minLength', '…')`. */
function writeError(error: ts.Node, inner: (node: ts.Node) => string, context: Context): string {
  const path = property(error, 'instancePath');
  // An error of an `if` or a `not` is only counted.
  if (path === undefined) return 'errors.push(null);';
  const params = property(error, 'params');
  const parameter = (name: string): string | undefined => {
    const value = params === undefined ? undefined : property(params, name);
    return value === undefined ? undefined : inner(value);
  };
  const keyword = foldStrings(property(error, 'keyword'), inner);
  const message = foldStrings(property(error, 'message'), inner);
  const where = `errors, ${foldStrings(path, inner)}`;
  const missing = parameter('missingProperty');
  const extra = parameter('additionalProperty');
  const type = /^"must be (.*)"$/.exec(message)?.[1];
  if (keyword === '"required"') return `reportMissing(${where}, ${missing ?? '""'});`;
  if (extra !== undefined) return `reportExtra(${where}, ${extra});`;
  if (keyword === '"type"' && type !== undefined) return `reportType(${where}, "${type}");`;
  const own = params && comparison(params, context);
  const last = missing === undefined ? '' : `, ${missing}`;
  return `report(${where}, ${keyword}, ${own ?? message}${last});`;
}

/** The message of a keyword that compares with values, which ajv's own message doesn't contain. */
function comparison(params: ts.Node, { values }: Context): string | undefined {
  const read = (expression: ts.Expression): unknown => {
    const value = values.find(expression);
    return value === undefined ? (JSON.parse(expression.getText()) as unknown) : value;
  };
  const constant = property(params, 'allowedValue');
  if (constant !== undefined) return JSON.stringify(`must be ${JSON.stringify(read(constant))}`);
  const choice = property(params, 'allowedValues');
  if (choice === undefined) return undefined;
  const list = (read(choice) as readonly unknown[]).map((each) => JSON.stringify(each)).join(', ');
  return JSON.stringify(`must be one of ${list}`);
}
