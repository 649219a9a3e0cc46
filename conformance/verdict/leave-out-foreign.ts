import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';

/** Long enough that parsing it once more for a report costs too much. */
const longestParsed = 4 * 1024 * 1024;

/**
 * Takes other people's objects out of a list's answer before it is shown: a report tells what the
 * run itself made, and of the rest only how many there were.
 *
 * @param isOwn whether an id is that of something that the case made
 */
export function leaveOutForeign<Answer extends { readonly bytes: Buffer }>(
  answer: Answer,
  isOwn: (id: string) => boolean,
): Answer {
  if (answer.bytes.length > longestParsed) return answer;
  const parsed = parseJson(answer.bytes.toString('utf8'));
  if (!parsed.ok || !isJsonObject(parsed.value)) return answer;
  const { data } = parsed.value;
  if (!Array.isArray(data)) return answer;
  const items = data as readonly unknown[];
  const own = items.filter((item) => isJsonObject(item) && isOwn(String(item['id'])));
  if (own.length === items.length) return answer;
  const others = `${items.length - own.length} that this case did not make are not shown`;
  const shown = Object.entries(parsed.value).map(([name, value]) => {
    if (name === 'data') return [name, [...own, others]];
    const isForeign = /^(first|last)_id$/.test(name) && typeof value === 'string' && !isOwn(value);
    return [name, isForeign && value !== '' ? foreignId : value];
  });
  const bytes = Buffer.from(JSON.stringify(Object.fromEntries(shown)));
  return { ...answer, bytes };
}

/** Stands for the id of what others made. */
const foreignId = 'an id of others';

/** A text that tells of a list, without the ids of what others made. */
export function hideForeignIds(
  text: string,
  answer: { readonly bytes: Buffer },
  isOwn: (id: string) => boolean,
): string {
  if (answer.bytes.length > longestParsed) return text;
  const parsed = parseJson(answer.bytes.toString('utf8'));
  const data = parsed.ok && isJsonObject(parsed.value) ? parsed.value['data'] : undefined;
  if (!Array.isArray(data)) return text;
  const ids = data.filter(isJsonObject).map(({ id }) => String(id));
  return ids
    .filter((id) => id.length >= shortestId && !isOwn(id))
    .reduce((told, id) => told.replaceAll(id, foreignId), text);
}

/** Shorter ones stand in texts by chance. */
const shortestId = 6;
