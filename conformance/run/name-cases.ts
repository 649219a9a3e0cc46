/** At most so many cases are named. */
const mostNamed = 8;

/**
 * The names of some cases, as a part of a sentence.
 *
 * @example
 * nameCases(['pets/list', 'pets/create']); // 'pets/list, pets/create'
 */
export function nameCases(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? `${named} and ${names.length - mostNamed} more` : named;
}
