import type { Contract, Requirement } from '@upspec/document';
import { openContract } from '../contract/open-contract.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { SchemaBook } from '../mock/schema-book.js';
import type { Probe } from '../probe-contract/probe.js';
import { fitBudget } from './fit-budget.js';
import { generalProbeRules } from './general-probe-rules.js';
import { probeFamilies } from './probe-families.js';
import type { ProbeSource } from './probe-family.js';
import { findUnreachable } from './reachable.js';
import { planResources } from './resource-plan.js';
import { problemRules } from './scene/judge-problem.js';
import { successRequests } from './success-requests.js';

/** What probes are derived from, and how far they may go. */
export interface GenericProbeOptions {
  readonly contract: Contract;
  /** Recordings, whose requests succeed. */
  readonly fixtures: readonly Fixture[];
  readonly existing: Readonly<Record<string, unknown>>;
  readonly allowLeftovers: boolean;
  /** Whether only requests are sent that change nothing. */
  readonly readOnly: boolean;
  /** Whether rules are tested that the document does not state. */
  readonly opinions: boolean;
  /** How many generated examples of each request are sent; 10 by default. */
  readonly maxExamples?: number | undefined;
}

/** The probes of a contract. */
export interface GenericProbes {
  readonly probes: readonly Probe[];
  /** The rules that they test, as requirements. */
  readonly rules: readonly Requirement[];
  /** The operations of which no success is sent, each with the reason. */
  readonly notes: readonly string[];
}

/** What the probes of a contract are derived from: its schemas, its responses and its lifecycle. */
export function openProbeSource(options: GenericProbeOptions): ProbeSource {
  const { contract, fixtures, existing, opinions, maxExamples = 10 } = options;
  const book = new SchemaBook(contract.schemas);
  const judge = openContract(contract, 'request');
  const resources = planResources(contract);
  const requests = successRequests({ contract, book, judge, fixtures });
  const unreachable = findUnreachable({ ...options, resources, requests });
  return {
    contract,
    book,
    judge,
    resources,
    requests,
    unreachable,
    existing,
    readOnly: options.readOnly,
    opinions,
    maxExamples,
  };
}

/** About how many requests all probes send at most, where nobody says it. */
const defaultBudget = 4000;

/**
 * Derives the probes of any contract.
 *
 * @param mostRequests about how many requests they may send; what does not fit is left out, with a note
 */
export function genericProbes(
  source: ProbeSource,
  mostRequests: number = defaultBudget,
): GenericProbes {
  const all = probeFamilies.flatMap((family) => family.select(source));
  const { probes, note } = fitBudget(all, mostRequests);
  const tested = new Set(probes.flatMap(({ requirements: named }) => named));
  // Some families share a rule.
  const ofFamilies = [...new Set(probeFamilies.flatMap(({ rules }) => rules))];
  return {
    probes,
    rules: [
      ...generalProbeRules,
      ...problemRules,
      ...ofFamilies.filter(({ id, level }) => level === 'observe' || tested.has(id)),
    ],
    notes: [
      ...[...source.unreachable].map(([id, reason]) => `not probed: ${id}: ${reason}`),
      ...(note === undefined ? [] : [note]),
    ],
  };
}
