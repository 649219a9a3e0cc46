import { stringify } from 'yaml';
import type { Contract } from '@upspec/document';
import type { Fixture } from '../../fixture-format/fixture.js';
import { packageVersion } from '../../package-folder.js';
import { classify, type Classified } from '../flow/classify.js';
import { indexOperations } from '../flow/operation-index.js';
import { keyOfId } from '../flow/owners.js';
import { buildStep, type Step } from './build-step.js';
import { captureOf } from './capture-of.js';
import { sourceNameOf } from './source-name-of.js';

/** A document and what it leaves unsaid. */
export interface FormattedArazzo {
  readonly text: string;
  /** A line each: `files/create/image, exchange 1: …`. */
  readonly inexpressible: readonly string[];
}

/**
 * Formats fixtures as an Arazzo 1.0.1 description: a workflow for each, whose steps pass on the ids
 * that the server assigns.
 */
export function formatArazzo(fixtures: readonly Fixture[], contract: Contract): FormattedArazzo {
  const index = indexOperations(contract);
  const built = fixtures.map((fixture) => {
    const known = fixture.exchanges.map((each) => classify(captureOf(each), { contract, index }));
    return buildWorkflow({ fixture, known }, contract);
  });
  const workflows = built.flatMap(({ workflow }) => workflow ?? []);
  const document = {
    arazzo: '1.0.1',
    info: {
      title: `Recorded flows of ${contract.title}`,
      version: packageVersion(),
      description: 'Created from fixtures by `upspec export`.',
    },
    sourceDescriptions: [
      { name: sourceNameOf(contract.title), url: './openapi.yaml', type: 'openapi' },
    ],
    workflows,
  };
  return {
    text: workflows.length === 0 ? '' : stringify(document, { lineWidth: 0 }),
    inexpressible: built.flatMap(({ inexpressible }) => inexpressible),
  };
}

interface KnownFixture {
  readonly fixture: Fixture;
  /** What the contract says of each exchange. */
  readonly known: readonly (Classified | undefined)[];
}

interface Built {
  readonly workflow?: object;
  readonly inexpressible: readonly string[];
}

function buildWorkflow({ fixture, known }: KnownFixture, contract: Contract): Built {
  const ids = new Map<string, string>();
  const inputs: Record<string, object> = {};
  const inexpressible: string[] = [];
  const steps: Step[] = [];
  for (const { name, value } of fixture.existing ?? []) {
    inexpressible.push(`${fixture.name}: ${name} ${String(value)} must exist`);
  }
  const created = known.map((each) => (each?.created ?? []).filter(isAssigned).map(keyOfId));
  for (const [index, exchange] of fixture.exchanges.entries()) {
    const report = (what: string): void => {
      inexpressible.push(`${fixture.name}, request ${index + 1}: ${what}`);
    };
    const missing = created
      .slice(0, index)
      .flat()
      .filter((id) => !ids.has(id));
    const named = new Set(known[index]?.named.map(keyOfId));
    if (missing.some((id) => named.has(id))) {
      report('is left out, as it needs what another one created that is left out');
      continue;
    }
    const classified = { exchange, created: known[index]?.created ?? [] };
    const built = buildStep(classified, { index, ids, contract, report });
    if (built === undefined) continue;
    steps.push(built.step);
    Object.assign(inputs, built.inputs);
    for (const [id, expression] of built.bound) if (!ids.has(id)) ids.set(id, expression);
  }
  if (steps.length === 0) return { inexpressible };
  const names = Object.keys(inputs);
  return {
    inexpressible,
    workflow: {
      workflowId: fixture.name.replaceAll('/', '--'),
      summary: fixture.title,
      ...(names.length > 0 && { inputs: { type: 'object', required: names, properties: inputs } }),
      steps,
    },
  };
}

/** What the client chose is the same in every run. */
function isAssigned({ location }: Classified['created'][number]): boolean {
  return location.in === 'body' || location.in === 'header';
}
