/** A media type in lower case, without parameters; empty where there is none. */
export function essenceOf(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a media type is one of a range: `image/*` (RFC 9110, section 12.5.1). */
export function fitsRange(type: string, range: string): boolean {
  const [rangeType = '', rangeSubtype = ''] = essenceOf(range).split('/');
  const [ownType = '', ownSubtype = ''] = essenceOf(type).split('/');
  return (
    (rangeType === '*' || rangeType === ownType) &&
    (rangeSubtype === '*' || rangeSubtype === ownSubtype)
  );
}

/** A range of an `Accept` header, with its weight. */
interface AcceptedRange {
  readonly range: string;
  readonly weight: number;
}

/**
 * The media types that an `Accept` header accepts, the preferred ones first (RFC 9110, section 12.5.1:
 * the most specific range counts, and a weight of 0 is not acceptable).
 *
 * @param types in the order of the document, which decides between equal weights
 */
export function acceptedTypes(
  accept: string | undefined,
  types: readonly string[],
): readonly string[] {
  const ranges = readRanges(accept ?? '');
  if (ranges.length === 0) return types;
  return types
    .map((type) => ({ type, weight: weightOf(ranges, type) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ type }) => type);
}

function readRanges(accept: string): readonly AcceptedRange[] {
  return accept
    .split(',')
    .filter((each) => each.includes('/'))
    .map((each) => {
      const weight = /;\s*q\s*=\s*"?([\d.]+)/i.exec(each)?.[1];
      return { range: essenceOf(each), weight: weight === undefined ? 1 : Number(weight) };
    });
}

function weightOf(ranges: readonly AcceptedRange[], type: string): number {
  const fitting = ranges
    .filter(({ range }) => fitsRange(type, range) || fitsRange(range, type))
    .toSorted((one, other) => stars(one.range) - stars(other.range));
  return fitting[0]?.weight ?? 0;
}

function stars(range: string): number {
  return range.split('*').length;
}
