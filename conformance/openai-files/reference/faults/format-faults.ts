import { faults } from './faults.js';

/** One line for each injected fault: its name, the requirement that it violates, and its effect. */
export function formatFaults(): string {
  const widest = (texts: readonly string[]): number =>
    Math.max(...texts.map((text) => text.length));
  const name = widest(faults.map((fault) => fault.name));
  const requirement = widest(faults.map((fault) => fault.requirement));
  return faults
    .map(
      (fault) =>
        `${fault.name.padEnd(name)}  ${fault.requirement.padEnd(requirement)}  ${fault.text}`,
    )
    .join('\n');
}
