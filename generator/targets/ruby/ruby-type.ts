import {
  fieldsOf,
  formOf,
  type Model,
  type Schema,
  schemaLookup,
  type SchemaLookup,
} from '@upspec/document';
import { isEnumerated } from './ruby-literal.js';
import { constantName, moduleName, NameClaims } from './ruby-names.js';

/** The type of a value, as code that coerces it and in the two notations of the documentation. */
export interface RubyType {
  readonly code: string;
  readonly rbs: string;
  readonly yard: string;
}

/** Receives the class of a schema without a name; returns its constant below the gem's module. */
export type ClassSink = (schema: Schema, suggested: string) => string;

/** The most choices within each other that are read: a union may be an option of itself. */
const MAX_DEPTH = 16;

/** Writes the types of a model's values. */
export class TypeWriter {
  readonly model: Model;
  readonly lookup: SchemaLookup;
  readonly #constants: ReadonlyMap<string, string>;
  readonly #taken: ReadonlySet<string>;

  constructor(model: Model) {
    this.model = model;
    this.lookup = schemaLookup(model);
    const claims = new NameClaims();
    this.#constants = new Map(
      model.schemas.map(({ name, typeName }) => [name, claims.claim(constantName(typeName))]),
    );
    this.#taken = new Set(this.#constants.values());
  }

  /** The constant of a schema of the components, below `Models`. */
  constant(name: string): string {
    return this.#constants.get(name) ?? 'Unknown';
  }

  constants(): readonly string[] {
    return [...this.#constants.values()];
  }

  /** A type in RBS, with full class names where a schema has the same name. */
  rbs(text: string): string {
    return text.replaceAll(/(?<![\w:])[A-Z]\w*/g, (name) =>
      this.#taken.has(name) ? `::${name}` : name,
    );
  }

  /** @param suggested the name of the class that an object without a name gets. */
  of(schema: Schema, suggested: string, sink: ClassSink): RubyType {
    if (schema.kind === 'reference') return this.#reference(schema.schema);
    if (isClass(schema, this.lookup)) return this.#named(sink(schema, suggested));
    switch (schema.kind) {
      case 'string':
      case 'bytes':
        return this.#plain('STRING', 'String');
      case 'integer':
        return this.#plain('INTEGER', 'Integer');
      case 'number':
        return { ...this.#plain('NUMBER', 'Numeric'), rbs: '(Integer | Float)' };
      case 'boolean':
        return { ...this.#plain('BOOLEAN', 'Boolean'), rbs: 'bool' };
      case 'enumeration':
        return isEnumerated(schema, this.lookup) ? this.#plain('SYMBOL', 'Symbol') : this.#any();
      case 'array': {
        const item = this.of(schema.items, `${suggested}Item`, sink);
        return {
          code: `Internal::Types::ArrayOf.new(${item.code})`,
          rbs: `Array[${item.rbs}]`,
          yard: `Array<${item.yard}>`,
        };
      }
      case 'object':
        return this.#map(schema.additional, suggested, sink);
      case 'union':
        return this.#union(schema.options, suggested, sink);
      case 'any':
      case 'never':
      case 'null':
      case 'intersection':
        return this.#any();
    }
  }

  #plain(name: string, type: string): RubyType {
    return { code: `Internal::Types::${name}`, rbs: type, yard: type };
  }

  #named(local: string): RubyType {
    const whole = `${moduleName(this.model)}::${local}`;
    return { code: local, rbs: `::${whole}`, yard: whole };
  }

  #any(): RubyType {
    return { ...this.#plain('ANY', 'Object'), rbs: 'untyped' };
  }

  #reference(name: string): RubyType {
    const local = `Models::${this.constant(name)}`;
    const whole = `${moduleName(this.model)}::${local}`;
    const form = this.lookup(name);
    if (isClass(form, this.lookup)) return this.#named(local);
    if (form.kind === 'enumeration' && isEnumerated(form, this.lookup)) {
      return { code: local, rbs: 'Symbol', yard: `Symbol, ${whole}` };
    }
    // It is a module, which RBS can't use as the type of a value.
    return { code: local, rbs: 'untyped', yard: whole };
  }

  #map(additional: Schema | boolean, suggested: string, sink: ClassSink): RubyType {
    const item =
      typeof additional === 'boolean'
        ? this.#any()
        : this.of(additional, `${suggested}Value`, sink);
    return {
      code: `Internal::Types::MapOf.new(${item.code})`,
      rbs: `Hash[Symbol, ${item.rbs}]`,
      yard: `Hash{Symbol=>${item.yard}}`,
    };
  }

  #union(options: readonly Schema[], suggested: string, sink: ClassSink): RubyType {
    const types = options.map((option, index) => this.of(option, nameOf(option, index), sink));
    const all = options.every((option) => this.#isText(option));
    if (all) {
      return options.some((option) => isEnumerated(option, this.lookup))
        ? this.#plain('SYMBOL', 'Symbol')
        : this.#plain('STRING', 'String');
    }
    const unique = (key: keyof RubyType): readonly string[] => [
      ...new Set(types.map((type) => type[key])),
    ];
    const rbs = unique('rbs');
    return {
      code: `Internal::Types::OneOf.new(${unique('code').join(', ')})`,
      rbs: rbs.includes('untyped') ? 'untyped' : `(${rbs.join(' | ')})`,
      yard: unique('yard').join(', '),
    };

    function nameOf(option: Schema, index: number): string {
      return option.title === undefined
        ? `${suggested}Option${String(index + 1)}`
        : constantName(option.title);
    }
  }

  #isText(schema: Schema, depth = 0): boolean {
    if (depth > MAX_DEPTH) return false;
    const form = formOf(schema, this.lookup);
    if (form.kind === 'union')
      return form.options.every((option) => this.#isText(option, depth + 1));
    return (
      form.kind === 'string' || (form.kind === 'enumeration' && isEnumerated(form, this.lookup))
    );
  }
}

/**
 * Whether a schema's values have readers: an object with properties, combined by `allOf` or not.
 */
export function isClass(schema: Schema, lookup: SchemaLookup): boolean {
  return (
    (schema.kind === 'object' || schema.kind === 'intersection') &&
    fieldsOf(schema, lookup).length > 0
  );
}
