/** An object or a list that is open. */
interface Open {
  readonly pointer: string;
  /** The names so far; undefined for a list. */
  readonly names: Set<string> | undefined;
  /** The name, or the index, of the value that is read. */
  step: string | number;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * The JSON Pointer of the first property whose name its object has twice (RFC 8259, section 4);
 * undefined without one.
 *
 * @param text - Valid JSON.
 *
 * @example
 * findRepeatedName('{"a": {"b": 1, "b": 2}}'); // '/a/b'
 */
export function findRepeatedName(text: string): string | undefined {
  const open: Open[] = [];
  let isName = false;
  for (const [found] of text.matchAll(token)) {
    const last = open.at(-1);
    switch (found) {
      case '{':
      case '[':
        open.push({
          pointer: last === undefined ? '' : `${last.pointer}/${last.step}`,
          names: found === '{' ? new Set() : undefined,
          step: 0,
        });
        isName = found === '{';
        break;
      case '}':
      case ']':
        open.pop();
        isName = false;
        break;
      case ',':
        if (typeof last?.step === 'number') last.step += 1;
        isName = last?.names !== undefined;
        break;
      case ':':
        isName = false;
        break;
      default: {
        if (!isName || last?.names === undefined) break;
        const name = String(JSON.parse(found));
        last.step = name.replaceAll('~', '~0').replaceAll('/', '~1');
        if (last.names.has(name)) return `${last.pointer}/${last.step}`;
        last.names.add(name);
      }
    }
  }
  return undefined;
}
