import { faults } from './faults.js';

/** A line for each fault: its name, the requirement that it breaks, what the server then does. */
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
