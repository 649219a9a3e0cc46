import type { Shape } from './shape.js';

/** `Unix time in milliseconds`, `seconds since the epoch`; neither a file mode of Unix nor an epoch of a training. */
const TIME_TEXT =
  /\b(?:unix|posix|epoch)[- ](?:time|timestamp|epoch|seconds|milliseconds|millis|ms)\b|\bsince (?:the )?(?:(?:unix|posix) )?epoch\b|\bsince (?:january 1(?:st)?,? |1 january )?1970\b/i;

/** Whether a number is described as the time since 1970, in seconds or finer units. */
export function isUnixTime({ types, descriptions, titles }: Shape): boolean {
  const isNumber =
    types.length > 0 && types.every((type) => type === 'integer' || type === 'number');
  return isNumber && [...descriptions, ...titles].some((text) => TIME_TEXT.test(text));
}

/** `INV-0001`, `ORD2041`, `2024/0007`. */
const NUMBERED = /^(?:[A-Za-z]{1,10}[-_/#. ]?(?:\d{2,}[-_/.])?\d{2,}|\d{2,4}[-_/]\d{3,})$/;

/** Why a string is probably counted, by its example or pattern; undefined where nothing says so. */
export function countedReason({ types, examples, pattern, format }: Shape): string | undefined {
  if (!types.includes('string') || /date|time|uuid|uri|email/.test(format)) return undefined;
  const shown = examples.find((example) => typeof example === 'string' && NUMBERED.test(example));
  if (shown !== undefined) return `its example ${JSON.stringify(shown)} looks counted`;
  // `^INV-\\d{4}$`, `^[A-Z]{3}-[0-9]+$`
  const isCounted = /(?:\\d|\[0-9\])(?:[+*]|\{\d+(?:,\d*)?\})\$$/.test(pattern);
  return isCounted ? 'its pattern ends in digits that may be counted' : undefined;
}
