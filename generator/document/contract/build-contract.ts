import type { LoadedRequirement } from '../load/requirements.js';
import type { Model } from '../model/model.js';
import { stateDiscriminators } from '../model/state-discriminators.js';
import { basePaths } from './base-paths.js';
import { ComparisonBuilder } from './build-comparisons.js';
import { buildContractOperations } from './build-contract-operations.js';
import { buildResources } from './build-resources.js';
import { declaredOperations } from './declared-responses.js';
import { buildSecuritySchemes } from './build-security.js';
import { CONTRACT_FORMAT, type Contract, type Inference } from './contract.js';
import type { ContractResource } from './contract-resource.js';
import { contractSchemas } from './contract-schemas.js';
import { CURSORS, ETAGS } from './infer-mode.js';
import { SchemaReader } from './schema-shape.js';
import type { SchemaNode } from './shape.js';
import { schemaUses } from './schema-uses.js';

/**
 * Builds the contract of a document from its model.
 *
 * @param requirements numbered statements; defaults to those of the model
 *
 * @example
 * ```ts
 * import { buildContract, buildModel, loadDocument } from '@upspec/document';
 *
 * const contract = buildContract(buildModel(await loadDocument('spec/openapi.yaml')));
 * console.log(Object.keys(contract.operations).length); // 9
 * ```
 */
export function buildContract(
  model: Model,
  requirements: readonly LoadedRequirement[] = model.requirements,
): Contract {
  const reader = new SchemaReader(model.root);
  const declared = declaredOperations(model);
  const resources = buildResources(reader, declared);
  const { drafts } = resources;
  const uses = schemaUses(reader, declared);
  const comparisons = new ComparisonBuilder({ reader, drafts, uses, baseUrl: model.baseURL });
  const used = new Set(model.schemas.map(({ name }) => name));
  const use = (node: SchemaNode): string => {
    const name = reader.exactNameOf(node);
    used.add(name);
    return name;
  };
  const operations = buildContractOperations({ reader, drafts, comparisons, use }, declared);
  const { schemas, compared } = closure(model, comparisons, used);
  const inferences = uniqueInferences([...resources.inferences, ...comparisons.inferences]);
  const further = furtherPaths(model);
  return {
    format: CONTRACT_FORMAT,
    title: model.title,
    version: versionOf(model),
    environmentPrefix: model.environmentPrefix,
    ...(model.baseURL !== '' && { baseUrl: model.baseURL }),
    ...(further.length > 0 && { basePaths: further }),
    operations,
    schemas,
    comparisons: compared,
    resources: { ...resources.table, ...valueKinds({ operations, compared }) },
    securitySchemes: buildSecuritySchemes(model.root),
    requirements: requirements.map((requirement) => ({ ...requirement })),
    inferences,
  };
}

/** The schemas that are used, those that they refer to, and the options of unions in them. */
function closure(
  model: Model,
  comparisons: ComparisonBuilder,
  used: ReadonlySet<string>,
): Pick<Contract, 'schemas'> & { readonly compared: Contract['comparisons'] } {
  // The kit reads readOnly and writeOnly itself, and names schemas by their pointers.
  const document = stateDiscriminators(model.root);
  let names: ReadonlySet<string> = used;
  for (;;) {
    const schemas = contractSchemas({ document }, names);
    const compared = comparisons.build(Object.keys(schemas));
    const options = Object.values(compared).flatMap((each) => each.options ?? []);
    const all = new Set([...Object.keys(schemas), ...options]);
    if (all.size === Object.keys(schemas).length) return { schemas, compared };
    names = all;
  }
}

/** The paths of servers that the base URL does not name. */
function furtherPaths({ root, baseURL }: Model): readonly string[] {
  const named = baseURL === '' ? '' : new URL(baseURL).pathname.replace(/\/+$/, '');
  return basePaths(root).filter((path) => path !== named);
}

function versionOf({ root }: Model): string {
  const info = root['info'];
  const version =
    typeof info === 'object' && info !== null && 'version' in info ? info.version : '';
  return typeof version === 'string' ? version : '';
}

/** The kinds of values that no operation creates, if there are any. */
function valueKinds(found: unknown): Readonly<Record<string, ContractResource>> {
  const text = JSON.stringify(found);
  const kinds = [ETAGS, CURSORS].filter((kind) => text.includes(`"resource":"${kind}"`));
  return Object.fromEntries(kinds.map((kind) => [kind, { creators: [], removers: [], ends: [] }]));
}

/** A schema that several operations share is inferred once. */
function uniqueInferences(inferences: readonly Inference[]): readonly Inference[] {
  const byKey = inferences.map((each): [string, Inference] => [
    `${each.location} ${each.inferred} ${each.reason}`,
    each,
  ]);
  return [...new Map(byKey).values()];
}
