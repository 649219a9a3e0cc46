import type { Model } from '../../model/model.js';

/** What the generated client's variables of the environment begin with: `OPENAI`. */
export function environmentPrefix({ clientName }: Model): string {
  return clientName.replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2').toUpperCase();
}
