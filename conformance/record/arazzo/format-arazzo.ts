import { stringify } from 'yaml';
import type { Contract } from '../../contract.js';
import type { Exchange, Fixture } from '../../fixture/fixture.js';
import { packageVersion } from '../../package-folder.js';
import { buildStep, type Step } from './build-step.js';

/** A document and what it leaves unsaid. */
export interface FormattedArazzo {
  readonly text: string;
  /** A line each: `files/create/image, exchange 1: …`. */
  readonly unsaid: readonly string[];
}

/**
 * Formats fixtures as an Arazzo 1.0.1 description: a workflow for each, whose steps hand on the ids
 * that the server assigns.
 */
export function formatArazzo(fixtures: readonly Fixture[], contract: Contract): FormattedArazzo {
  const built = fixtures.map((fixture) => buildWorkflow(fixture, contract));
  const workflows = built.flatMap(({ workflow }) => workflow ?? []);
  const document = {
    arazzo: '1.0.1',
    info: {
      title: 'Recorded flows of the Files and Uploads API',
      version: packageVersion(),
      description: 'Made from fixtures by `upspec export`.',
    },
    sourceDescriptions: [{ name: 'openai', url: './openapi.yaml', type: 'openapi' }],
    workflows,
  };
  return {
    text: workflows.length === 0 ? '' : stringify(document, { lineWidth: 0 }),
    unsaid: built.flatMap(({ unsaid }) => unsaid),
  };
}

interface Built {
  readonly workflow?: object;
  readonly unsaid: readonly string[];
}

function buildWorkflow(fixture: Fixture, contract: Contract): Built {
  const ids = new Map<string, string>();
  const inputs: Record<string, object> = {};
  const unsaid: string[] = [];
  const steps: Step[] = [];
  const made = fixture.exchanges.map((exchange) => idsOfAnswer(exchange));
  for (const [index, exchange] of fixture.exchanges.entries()) {
    const tell = (what: string): void => {
      unsaid.push(`${fixture.name}, exchange ${index + 1}: ${what}`);
    };
    const missing = made
      .slice(0, index)
      .flat()
      .filter((id) => !ids.has(id) && textOf(exchange.request).includes(id));
    if (missing.length > 0) {
      tell('is left out, as it needs what another one made that is left out');
      continue;
    }
    const built = buildStep(exchange, { index, ids, contract, tell });
    if (built === undefined) continue;
    steps.push(built.step);
    Object.assign(inputs, built.inputs);
    for (const [id, expression] of built.bound) if (!ids.has(id)) ids.set(id, expression);
  }
  if (steps.length === 0) return { unsaid };
  const names = Object.keys(inputs);
  return {
    unsaid,
    workflow: {
      workflowId: fixture.name.replaceAll('/', '--'),
      summary: fixture.title,
      ...(names.length > 0 && { inputs: { type: 'object', required: names, properties: inputs } }),
      steps,
    },
  };
}

function idsOfAnswer({ response }: Exchange): readonly string[] {
  const found = /"id":"([^"]+)"/g;
  return [...textOf(response.body ?? null).matchAll(found)].map((match) => match[1] ?? '');
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}
