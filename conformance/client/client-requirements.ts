import type { Requirement } from '@upspec/document';
import { clientRules } from './client-rules.js';
import { conductRules } from './conduct/conduct-requirements.js';

/** What is required of requests and of their order, as reports show it. */
export function requestRequirements(): readonly Requirement[] {
  return Object.entries(clientRules).map(toRequirement);
}

/** What is required of a client in all: also how it behaves when something goes wrong. */
export function clientRequirements(): readonly Requirement[] {
  return [...requestRequirements(), ...Object.entries(conductRules).map(toRequirement)];
}

function toRequirement([id, { level, text, source }]: [string, Rule]): Requirement {
  return {
    id,
    level,
    capability: 'client',
    text,
    evidence: [source],
    operations: [],
    covers: [],
  };
}

interface Rule extends Pick<Requirement, 'level' | 'text'> {
  /** Where the rule is stated. */
  readonly source: string;
}
