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
  const { data, ...rest } = parsed.value;
  if (!Array.isArray(data)) return answer;
  const items = data as readonly unknown[];
  const own = items.filter((item) => isJsonObject(item) && isOwn(String(item['id'])));
  if (own.length === items.length) return answer;
  const others = `${items.length - own.length} that this case did not make are not shown`;
  const shown = { ...rest, data: [...own, others] };
  return { ...answer, bytes: Buffer.from(JSON.stringify(shown)) };
}
