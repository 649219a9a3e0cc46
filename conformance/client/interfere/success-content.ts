import type { ContractContent, ContractOperation } from '@upspec/document';

/** The contents of the successful responses that an operation declares. */
export function successContents({ responses }: ContractOperation): readonly ContractContent[] {
  return Object.entries(responses)
    .filter(([status]) => /^2(?:\d\d|XX)$/i.test(status))
    .flatMap(([, { content }]) => Object.values(content));
}
