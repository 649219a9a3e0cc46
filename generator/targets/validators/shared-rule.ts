import ts from 'typescript';
import type { AjvCode } from './ajv-code.js';
import type { Rule } from './rewrite.js';
import type { SchemaValues } from './schema-values.js';

/** What guards and collectors need to know about other functions. */
export interface Context {
  readonly code: AjvCode;
  readonly values: SchemaValues;
  /** The name of a function of ajv in the rewritten code. */
  readonly nameOf: (ajvName: string) => string;
  /** Writes a call of another function. */
  readonly call: (call: Call) => string;
  /** Parameters that every function passes on: `dynamicAnchors = {}` where a schema needs it. */
  readonly passed: readonly string[];
}

/** A call of another function, each part as code. */
export interface Call {
  readonly name: string;
  readonly data: string;
  readonly path: string;
}

/** Rewrites the names that ajv's functions share. */
export function sharedRule(context: Context): Rule {
  return (node, inner) => {
    if (ts.isIfStatement(node) && isAlwaysSo(node)) {
      return inner(node.thenStatement).replaceAll(/^\{\n|\n\}$/g, '');
    }
    if (ts.isIdentifier(node)) return identifier(node, context);
    if (ts.isCallExpression(node)) return call(node, inner, context);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const wrapped = context.code.wrapped.get(node.expression.getText());
      return wrapped === undefined ? context.values.write(node) : context.nameOf(wrapped);
    }
    if (ts.isBinaryExpression(node)) {
      for (const [helper, pattern] of Object.entries(TYPE_CHECKS)) {
        const data = pattern.exec(node.getText())?.[1];
        if (data !== undefined) return `${helper}(${data})`;
      }
      return undefined;
    }
    if (ts.isVariableDeclaration(node)) return variable(node, context);
    return ts.isStringLiteral(node) && node.text === '__proto__' && isKey(node)
      ? '["__proto__"]'
      : undefined;
  };
}

/** Whether an `if (errors === _errs3)` directly follows `const _errs3 = errors`. */
function isAlwaysSo({ expression, elseStatement, parent }: ts.IfStatement): boolean {
  const name = /^errors === (_errs\d+)$/.exec(expression.getText())?.[1];
  if (name === undefined || elseStatement !== undefined || !ts.isBlock(parent)) return false;
  const before = parent.statements.findLast((each) => each.getEnd() < expression.getStart());
  return before?.getText() === `const ${name} = errors;`;
}

function variable(node: ts.VariableDeclaration, context: Context): string | undefined {
  const name = node.name.getText();
  // The items that were found: a plain object can't have the key "__proto__".
  if (/^indices\d+$/.test(name)) return `${name} = Object.create(null)`;
  // Stored on the function at its first call: at the head of the module it would keep the function
  // in every bundle.
  const owner = /^(\w+)\.evaluated$/.exec(node.initializer?.getText() ?? '')?.[1];
  const noted = owner === undefined ? undefined : context.code.evaluated.get(owner);
  if (owner === undefined || noted === undefined) return undefined;
  const value = noted.replaceAll('"__proto__":', '["__proto__"]:');
  return `${name} = (${context.nameOf(owner)}.evaluated ??= ${value})`;
}

/** Ajv's code for a type, by the equivalent helper. */
const TYPE_CHECKS: Readonly<Record<string, RegExp>> = {
  hasTypeObject: /^(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)$/,
  hasTypeInteger: /^\(typeof (\w+) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)$/,
};

const ESCAPED_KEY = /^(\w+)\.replace\(\/~\/g, "~0"\)\.replace\(\/\\\/\/g, "~1"\)$/;

/** Global functions whose names the guard of a schema `NaN` or `Finite` has, too. */
const NUMBER_TESTS: ReadonlySet<string> = new Set(['isNaN', 'isFinite']);

function identifier(node: ts.Identifier, { code, values, nameOf }: Context): string | undefined {
  if (isKey(node)) return undefined;
  if (node.text === 'undefined') return undefined;
  if (NUMBER_TESTS.has(node.text)) return `Number.${node.text}`;
  if (code.functions.has(node.text)) return nameOf(node.text);
  return code.helpers.get(node.text) ?? values.write(node);
}

/** Whether a node is a name after a dot or before a colon, where it is not a variable. */
function isKey(node: ts.Identifier | ts.StringLiteral): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}

function call(
  node: ts.CallExpression,
  inner: (node: ts.Node) => string,
  { code, call: write }: Context,
): string | undefined {
  const escaped = ESCAPED_KEY.exec(node.getText())?.[1];
  if (escaped !== undefined) return `escapeKey(${escaped})`;
  const { expression } = node;
  const [first, second] = node.arguments;
  if (ts.isPropertyAccessExpression(expression) && first !== undefined && second !== undefined) {
    const helper = code.helpers.get(expression.expression.getText());
    if (helper === 'hasOwn') return `Object.hasOwn(${inner(first)}, ${inner(second)})`;
  }
  const path = second === undefined ? undefined : property(second, 'instancePath');
  if (first === undefined || path === undefined) return undefined;
  return write({ name: inner(expression), data: inner(first), path: inner(path) });
}

/** The value of a property in an object literal, also of `{ instancePath }`. */
export function property(node: ts.Node, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  for (const each of node.properties) {
    if (each.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(each)) return each.initializer;
    if (ts.isShorthandPropertyAssignment(each)) return each.name;
  }
  return undefined;
}

/** `fail({…})` as its name and its argument, where a statement is such a call. */
export function namedStep(node: ts.Node): { name: string; argument?: ts.Node } | undefined {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return undefined;
  const name = node.expression.expression.getText();
  const [argument] = node.expression.arguments;
  if (!['fail', 'failInner', 'reset'].includes(name)) return undefined;
  return { name, ...(argument !== undefined && { argument }) };
}
