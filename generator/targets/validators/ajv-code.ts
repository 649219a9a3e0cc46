import ts from 'typescript';

/** The parsed module of ajv. */
export interface AjvCode {
  /** The functions by ajv's names, in ajv's order: `validate52`. */
  readonly functions: ReadonlyMap<string, ts.FunctionDeclaration>;
  /** The function of each export. */
  readonly exported: ReadonlyMap<string, string>;
  /** The aliases of functions: `wrapper0` in `wrapper0.validate(data)`. */
  readonly wrapped: ReadonlyMap<string, string>;
  /** The schemas by their names: `schema31`. */
  readonly schemas: ReadonlyMap<string, unknown>;
  /** The helpers that ajv imports, by its names for them. */
  readonly helpers: ReadonlyMap<string, Helper>;
  /** The regular expressions by their names, as literals. */
  readonly patterns: ReadonlyMap<string, string>;
  /** What each function records for `unevaluatedProperties` and `unevaluatedItems`. */
  readonly evaluated: ReadonlyMap<string, string>;
}

export type Helper = 'jsonEqual' | 'lengthOf' | 'hasOwn';

const HELPERS: Readonly<Record<string, Helper>> = {
  'require("ajv/dist/runtime/equal").default': 'jsonEqual',
  'require("ajv/dist/runtime/ucs2length").default': 'lengthOf',
  'Object.prototype.hasOwnProperty': 'hasOwn',
};

/**
 * Parses the output of ajv's standalone mode with `lines: true`.
 *
 * @throws {Error} for code of an unknown shape.
 */
export function parseAjvCode(code: string): AjvCode {
  const functions = new Map<string, ts.FunctionDeclaration>();
  const constants: [name: string, value: ts.Expression][] = [];
  const evaluated = new Map<string, string>();
  const file = parse(withNamedSteps(code));
  checkSteps(file);
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement)) {
      functions.set(statement.name?.text ?? '', statement);
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (initializer !== undefined) constants.push([name.getText(), initializer]);
      }
    } else {
      const [, name, value] = /^(\w+)\.evaluated = (.*);$/s.exec(statement.getText()) ?? [];
      if (name !== undefined && value !== undefined) evaluated.set(name, value);
    }
  }
  return { functions, evaluated, ...sortConstants(constants) };
}

export function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('code.js', code, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

/**
 * Replaces the steps that ajv writes with its two variables, `vErrors` and `errors`, by calls:
 * `fail({…})` adds an error, `failInner()` adds those of another function, `reset(…)` removes
 * errors. No literal in ajv's code has a line break, so these lines can only be code.
 */
function withNamedSteps(code: string): string {
  return code
    .replaceAll(
      /const (err\d+) = (\{.*?\});\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\nerrors\+\+;/gs,
      'fail($2);',
    )
    .replaceAll(
      /vErrors = vErrors === null \? (\S+)\.errors : vErrors\.concat\(\1\.errors\);\nerrors = vErrors\.length;/g,
      'failInner();',
    )
    .replaceAll(
      /errors = (_errs\d+);\nif\(vErrors !== null\)\{\nif\(\1\)\{\nvErrors\.length = \1;\n\}\nelse \{\nvErrors = null;\n\}\n\}/g,
      'reset($1);',
    );
}

/** Another version of ajv may write a step differently; it must not be lost silently. */
function checkSteps(node: ts.Node): void {
  const { parent } = node;
  if (
    ts.isIdentifier(node) &&
    node.text === 'vErrors' &&
    !(ts.isPropertyAccessExpression(parent) && parent.name === node) &&
    !/^(?:vErrors = null|\w+\.errors = vErrors)$/.test(parent.getText())
  ) {
    throw new Error(`ajv's code has a step of an unknown kind: ${parent.getText()}`);
  }
  ts.forEachChild(node, checkSteps);
}

type Constants = Pick<AjvCode, 'exported' | 'wrapped' | 'schemas' | 'helpers' | 'patterns'>;

function sortConstants(constants: readonly (readonly [string, ts.Expression])[]): Constants {
  const exported = new Map<string, string>();
  const wrapped = new Map<string, string>();
  const schemas = new Map<string, unknown>();
  const helpers = new Map<string, Helper>();
  const patterns = new Map<string, string>();
  for (const [name, value] of constants) {
    const text = value.getText();
    const helper = HELPERS[text];
    const wrapper = /^\{validate: (\w+)\}$/.exec(text)?.[1];
    if (name.startsWith('compiled')) exported.set(name, text);
    else if (wrapper !== undefined) wrapped.set(name, wrapper);
    else if (helper !== undefined) helpers.set(name, helper);
    else if (ts.isNewExpression(value)) patterns.set(name, regularExpression(value));
    else if (name.startsWith('schema')) schemas.set(name, JSON.parse(text) as unknown);
    else throw new Error(`ajv's code has a constant of an unknown kind: ${name} = ${text}`);
  }
  return { exported, wrapped, schemas, helpers, patterns };
}

function regularExpression({
  arguments: given = [],
}: {
  arguments?: Iterable<ts.Expression>;
}): string {
  const [source = '', flags = ''] = [...given].map((each) => JSON.parse(each.getText()) as string);
  return String(new RegExp(source, flags));
}
