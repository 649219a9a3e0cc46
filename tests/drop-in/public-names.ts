import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A declaration in a file. */
export interface Declaration {
  readonly file: string;
  readonly name: string;
}

/**
 * The public names of a class, an interface, an object type or a namespace, sorted. Static ones start
 * with `static `, and types of a namespace with `type `. Names that start with an underscore are not
 * public.
 */
export function publicNames({ file, name }: Declaration): readonly string[] {
  const names = statementsOf(file).flatMap((statement) => {
    if (ts.isModuleDeclaration(statement) && statement.name.text === name) {
      return namespaceNames(statement).map((each) => `type ${each}`);
    }
    if (ts.isClassDeclaration(statement) || ts.isInterfaceDeclaration(statement)) {
      return statement.name?.text === name ? propertiesOf(statement).flatMap(propertyNames) : [];
    }
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name) {
      return ts.isTypeLiteralNode(statement.type)
        ? propertiesOf(statement.type).flatMap(propertyNames)
        : [];
    }
    return [];
  });
  return [...new Set(names)].filter((each) => !each.startsWith('_')).sort();
}

/** The names that a file exports, without those of `export *`, sorted. */
export function exportedNames(file: string): readonly string[] {
  const names = statementsOf(file).flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return namesOfExport(statement);
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    const isNamed =
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement);
    return isExported && isNamed && statement.name !== undefined ? [statement.name.text] : [];
  });
  return [...new Set(names)].sort();
}

/** The type of a property of a class, as it is written. */
export function typeOfProperty({ file, name }: Declaration, property: string): string {
  const types = statementsOf(file).flatMap((statement) =>
    ts.isClassDeclaration(statement) && statement.name?.text === name
      ? propertiesOf(statement).flatMap((each) =>
          ts.isPropertyDeclaration(each) && nameOf(each) === property
            ? [each.type?.getText() ?? '']
            : [],
        )
      : [],
  );
  return types[0] ?? '';
}

const parsed = new Map<string, ts.SourceFile>();

function statementsOf(file: string): readonly ts.Statement[] {
  const known = parsed.get(file);
  if (known !== undefined) return known.statements;
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  parsed.set(file, source);
  return source.statements;
}

function namespaceNames({ body }: ts.ModuleDeclaration): readonly string[] {
  if (body === undefined || !ts.isModuleBlock(body)) return [];
  return body.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return namesOfExport(statement);
    const isType =
      ts.isTypeAliasDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement);
    return isType ? [statement.name.text] : [];
  });
}

function namesOfExport({ exportClause }: ts.ExportDeclaration): readonly string[] {
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements.map((element) => element.name.text);
}

const hidden: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PrivateKeyword,
  ts.SyntaxKind.ProtectedKeyword,
]);

type Property = ts.ClassElement | ts.TypeElement;

function propertiesOf(node: ts.Node): readonly Property[] {
  const found: Property[] = [];
  ts.forEachChild(node, (child) => {
    if (ts.isClassElement(child) || ts.isTypeElement(child)) found.push(child);
  });
  return found;
}

function propertyNames(property: Property): readonly string[] {
  const name = nameOf(property);
  const kinds = ts.canHaveModifiers(property)
    ? (ts.getModifiers(property) ?? []).map(({ kind }) => kind)
    : [];
  if (name === undefined || kinds.some((kind) => hidden.has(kind))) return [];
  return [kinds.includes(ts.SyntaxKind.StaticKeyword) ? `static ${name}` : name];
}

function nameOf({ name }: Property): string | undefined {
  if (name === undefined || ts.isPrivateIdentifier(name)) return undefined;
  return ts.isComputedPropertyName(name) ? name.getText() : name.text;
}
