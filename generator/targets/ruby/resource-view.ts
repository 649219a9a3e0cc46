import { fileName, type Resource } from '@upspec/document';
import { bodyRules, type PartRules } from './body-code.js';
import { callArguments } from './call-arguments.js';
import { callStyles, type CallStyles } from './call-parts.js';
import { methodView, type MethodView } from './method-view.js';
import { methodNames } from './method-names.js';
import { nestedIn, type ClassView } from './model-view.js';
import { constantName, propertyName, moduleName, rbsName, snakeCase } from './ruby-names.js';
import type { TypeWriter } from './ruby-type.js';
import { type UploadRule, uploadView } from './upload-view.js';

/** The template data of a resource's class. */
export interface ResourceView {
  /** Below `lib/…/resources/`, without its extension: `uploads/parts`. */
  readonly file: string;
  readonly module: string;
  /** Below `Resources`: `Uploads::Parts`. */
  readonly constant: string;
  readonly dotted: string;
  /** The rules of bodies of named parts, for the calls that send one. */
  readonly rules: readonly PartRules[];
  /** The styles of parameters, for the calls that need them. */
  readonly styles: readonly CallStyles[];
  /** The rules of the calls that send a large file in parts. */
  readonly uploadRules: readonly UploadRule[];
  readonly methods: readonly MethodView[];
  readonly resources: readonly AccessorView[];
  /** The classes of responses that have no name in the document. */
  readonly nested: readonly ClassView[];
}

/** A resource as a property of its parent. */
export interface AccessorView {
  readonly name: string;
  /** Its name in RBS. */
  readonly rbsName: string;
  /** `Uploads::Parts` */
  readonly constant: string;
  readonly module: string;
}

/** Builds the view of a resource and of all below it, each parent before its children. */
export function resourceViews(types: TypeWriter, resource: Resource): readonly ResourceView[] {
  const constant = constantOf(resource);
  const module = moduleName(types.model);
  const { operations, claims } = methodNames(resource);
  // A class of a response must not have the name of a child resource.
  const { sink, nested } = nestedIn(
    types,
    `Resources::${constant}`,
    resource.resources.map(({ path }) => constantName(path.at(-1) ?? '')),
  );
  const methods = [...operations].map(([operation, name]) =>
    methodView({ types, module, operation, name, sink }),
  );
  const uploads = types.model.chunkedUploads
    .filter(({ create }) => operations.has(create))
    .map((upload) => {
      const name = claims.claim(propertyName(upload.name));
      return uploadView(upload, { types, module, operation: upload.create, name, sink });
    });
  const view = {
    file: resource.path.map(snakeCase).map(fileName).join('/'),
    module,
    constant,
    dotted: resource.path.map(propertyName).join('.'),
    rules: resource.operations.flatMap(bodyRules),
    styles: resource.operations
      .map((operation) => callStyles(operation, callArguments(operation, types.lookup)))
      .filter((styles) => styles !== undefined),
    uploadRules: uploads.map(({ rule }) => rule),
    methods: [...methods, ...uploads.map(({ method }) => method)],
    resources: resource.resources.map((below) => accessor(below, module)),
    nested,
  };
  return [view, ...resource.resources.flatMap((below) => resourceViews(types, below))];
}

/** How a resource is reached from its parent. */
export function accessor(resource: Resource, module: string): AccessorView {
  const name = propertyName(resource.path.at(-1) ?? '');
  return { name, rbsName: rbsName(name), constant: constantOf(resource), module };
}

function constantOf(resource: Resource): string {
  return resource.path.map(constantName).join('::');
}
