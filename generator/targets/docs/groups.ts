import { isJsonObject, type Json, type Model, type Operation, words } from '@upspec/document';

/** The operations of one resource and of those below it, as a menu lists them. */
export interface OperationGroup {
  readonly name: string;
  readonly operations: readonly Operation[];
}

/** Groups operations by their first resource, in the document's order. */
export function operationGroups(model: Model): readonly OperationGroup[] {
  const names = [...new Set(model.operations.map(({ resource }) => resource[0] ?? ''))];
  return names.map((name) => ({
    name: spoken(name),
    operations: model.operations.filter(({ resource }) => (resource[0] ?? '') === name),
  }));
}

/** The name of the group of an operation. */
export function groupTitle({ resource }: Operation): string {
  return spoken(resource[0] ?? '');
}

/** The description of the tag of the first operation. */
export function tagDescription(model: Model, operations: readonly Operation[]): string {
  const tag = operations[0]?.tag ?? '';
  const listed = model.document['tags'];
  const tags: readonly Json[] = Array.isArray(listed) ? (listed as readonly Json[]) : [];
  const own = tags.find((each) => isJsonObject(each) && each['name'] === tag);
  const text = isJsonObject(own) ? own['description'] : undefined;
  return typeof text === 'string' ? text : '';
}

function spoken(name: string): string {
  const text = words(name).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
