import type { ComparisonMode } from './contract.js';

/** Whether a keyword states a mode. */
export function isMode(stated: string): stated is ComparisonMode {
  return ['equal', 'assigned', 'time', 'link', 'free'].includes(stated);
}
