import type { Requirement } from '@upspec/document';
import { clientRules } from './client-rules.js';
import { conductRules } from './conduct/conduct-requirements.js';

/** The rules as requirements, as reports show them. */
export function clientRequirements(): readonly Requirement[] {
  const rules = [...Object.entries(clientRules), ...Object.entries(conductRules)];
  return rules.map(([id, { level, text, source }]) => ({
    id,
    level,
    capability: 'client',
    text,
    evidence: [source],
    operations: [],
    covers: [],
  }));
}
