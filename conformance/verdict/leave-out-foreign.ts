import { parsePointer } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import type { ListedPage } from '../replay/listed-page.js';

/** Long enough that parsing it once more for a report costs too much. */
const longestParsed = 4 * 1024 * 1024;

/** The JSON of a response, as far as it is short enough to be read once more. */
export function shortJson({ bytes }: { readonly bytes: Buffer }): unknown {
  const parsed = bytes.length > longestParsed ? undefined : parseJson(bytes.toString('utf8'));
  return parsed?.ok === true ? parsed.value : undefined;
}

/**
 * Takes other people's objects out of a list before it is shown: a report shows what the run itself
 * created, and of the rest only how many there were.
 *
 * @param isOwn whether an id is that of something that the case created
 */
export function leaveOutForeign<ResponseBody extends { readonly bytes: Buffer }>(
  response: ResponseBody,
  page: ListedPage | undefined,
  isOwn: (id: string) => boolean,
): ResponseBody {
  if (page === undefined) return response;
  const { items, itemId, pointer } = page;
  const own = items.filter((item) => isJsonObject(item) && isOwn(String(item[itemId])));
  if (own.length === items.length) return response;
  const others = `${items.length - own.length} that this case did not create are not shown`;
  const shown = replaceItems(shortJson(response), parsePointer(pointer), {
    items: [...own, others],
    isOwn,
  });
  return { ...response, bytes: Buffer.from(JSON.stringify(shown)) };
}

interface Replacement {
  readonly items: readonly unknown[];
  readonly isOwn: (id: string) => boolean;
}

/** A property beside the items that holds the id of one of them: `next_id`, `firstId`. */
const idProperty = /(?:^|[-_])id$|Id$/;

function replaceItems(
  value: unknown,
  [step, ...rest]: readonly string[],
  { items, isOwn }: Replacement,
): unknown {
  if (step === undefined) return items;
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    if (name === step) return [name, replaceItems(inner, rest, { items, isOwn })];
    const isForeign =
      idProperty.test(name) && typeof inner === 'string' && inner !== '' && !isOwn(inner);
    return [name, isForeign ? foreignId : inner];
  });
  return Object.fromEntries(entries);
}

/** Replaces the id of what others created. */
const foreignId = 'an id of others';
