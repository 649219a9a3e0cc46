/** A class repeats at most so often beyond what the pattern asks for. */
const longest = 64;

/**
 * A short string that a simple pattern matches: of literals, classes, groups, alternatives and
 * quantifiers.
 *
 * @param length how many characters a repeated class fills where the pattern leaves it open
 * @returns undefined where the pattern needs more, such as a lookahead
 *
 * @example
 * patternText('^pet_[a-z0-9]{3}$'); // 'pet_aaa'
 */
export function patternText(pattern: string, length = 1): string | undefined {
  try {
    const reader = new PatternReader(pattern, length);
    const text = reader.alternatives();
    return reader.isAtEnd && new RegExp(pattern, 'u').test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

class UnreadablePattern extends Error {
  override readonly name = 'UnreadablePattern';
}

const classes: Readonly<Record<string, string>> = {
  d: '0',
  w: 'a',
  s: ' ',
  D: 'a',
  W: '-',
  S: 'a',
};
const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };
/** Tried first, so that a class gives a character that is easy to read. */
const readable = 'a0A-_. bcdefghijklmnopqrstuvwxyz123456789BCDEFGHIJKLMNOPQRSTUVWXYZ';

class PatternReader {
  readonly #pattern: string;
  readonly #length: number;
  #at = 0;

  constructor(pattern: string, length: number) {
    this.#pattern = pattern;
    this.#length = length;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  /** The text of the first alternative; the others are only read. */
  alternatives(): string {
    const first = this.#sequence();
    while (this.#next('|')) this.#sequence();
    return first;
  }

  #sequence(): string {
    let text = '';
    while (!this.isAtEnd && !'|)'.includes(this.#peek())) text += this.#repeated(this.#atom());
    return text;
  }

  #atom(): string {
    const character = this.#take();
    switch (character) {
      case '^':
      case '$':
        return '';
      case '.':
        return 'a';
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
        throw new UnreadablePattern();
      default:
        return character;
    }
  }

  #group(): string {
    if (this.#next('?')) {
      if (this.#next('<')) {
        if ('=!'.includes(this.#peek())) throw new UnreadablePattern();
        while (this.#take() !== '>');
      } else if (!this.#next(':')) throw new UnreadablePattern();
    }
    const text = this.alternatives();
    if (!this.#next(')')) throw new UnreadablePattern();
    return text;
  }

  #class(): string {
    const start = this.#at - 1;
    while (this.#peek() !== ']' || this.#at === start + 1) {
      if (this.#take() === '\\') this.#take();
    }
    this.#take();
    const expression = new RegExp(`^${this.#pattern.slice(start, this.#at)}$`, 'u');
    const found = [...readable, ...printable()].find((each) => expression.test(each));
    if (found === undefined) throw new UnreadablePattern();
    return found;
  }

  #escape(): string {
    const character = this.#take();
    if (character === 'b') return '';
    if (/[1-9kpPuxcB]/.test(character)) throw new UnreadablePattern();
    return classes[character] ?? controls[character] ?? character;
  }

  #repeated(text: string): string {
    const counted = /^\{(\d+)(,?)(\d*)\}/.exec(this.#pattern.slice(this.#at));
    let count: number;
    if (counted !== null) {
      this.#at += counted[0].length;
      const least = Number(counted[1]);
      const most = counted[3] === '' ? Infinity : Number(counted[3]);
      count = counted[2] === '' ? least : Math.max(least, Math.min(most, this.#length));
    } else if (this.#next('*') || this.#next('+')) count = Math.max(1, this.#length);
    else if (this.#next('?')) count = 0;
    else return text;
    this.#next('?');
    if (count * text.length > longest * 64) throw new UnreadablePattern();
    return text.repeat(count);
  }

  #peek(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #take(): string {
    if (this.isAtEnd) throw new UnreadablePattern();
    const character = this.#peek();
    this.#at += 1;
    return character;
  }

  #next(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}

function printable(): readonly string[] {
  return Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
}
