// https://html.spec.whatwg.org/multipage/server-sent-events.html, sections 9.2.5 and 9.2.6

/** One event as it was sent. */
export interface ParsedEvent {
  /** The type of the event; `message` where the server sends none. */
  readonly event: string;
  readonly data: string;
  /** The last id that the server has sent; empty before the first one. */
  readonly id: string;
}

/**
 * The most characters of one event; no more are held in memory. The standard has no limit, but
 * without one a server could send an event that never ends.
 */
const longestEvent = 16 * 1024 * 1024;

/** Parses a stream of events, whose text arrives in pieces of any size. */
export class EventParser {
  /** The last id of the events that were parsed; empty without one. */
  lastEventId: string;
  /** How long to wait before a reconnection, in milliseconds; undefined where none was sent. */
  retry: number | undefined;
  /** The part of the current line that has arrived. */
  #line = '';
  /** Whether the last character was a CR; a LF directly after it belongs to the same line break. */
  #afterReturn = false;
  #data = '';
  #type = '';
  #id: string;

  constructor(lastEventId: string) {
    this.lastEventId = lastEventId;
    this.#id = lastEventId;
  }

  /** Whether the current event is longer than what is held in memory. */
  get isTooLong(): boolean {
    return this.#line.length + this.#data.length > longestEvent;
  }

  /** The events that the next piece completes. */
  *parse(text: string): Generator<ParsedEvent, void, undefined> {
    if (text === '') return;
    let start = this.#afterReturn && text.startsWith('\n') ? 1 : 0;
    this.#afterReturn = text.endsWith('\r');
    // "Lines must be separated by either a CRLF pair, a single LF character, or a single CR
    // character" (9.2.5).
    for (const { 0: lineBreak, index } of text.matchAll(/\r\n|\n|\r/g)) {
      if (index < start) continue;
      const line = this.#line + text.slice(start, index);
      this.#line = '';
      start = index + lineBreak.length;
      const event = this.#take(line);
      if (event !== undefined) yield event;
    }
    this.#line += text.slice(start);
  }

  /** "If the line is empty (a blank line): Dispatch the event"; otherwise it is a field (9.2.6). */
  #take(line: string): ParsedEvent | undefined {
    if (line === '') return this.#dispatch();
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    // "If value starts with a U+0020 SPACE character, remove it from value."
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (name) {
      case 'event':
        this.#type = value;
        break;
      case 'data':
        this.#data += `${value}\n`;
        break;
      case 'id':
        // "If the field value does not contain U+0000 NULL […]. Otherwise, ignore the field."
        if (!value.includes('\0')) this.#id = value;
        break;
      case 'retry':
        if (/^[0-9]+$/.test(value)) this.retry = Number(value);
    }
    return undefined;
  }

  #dispatch(): ParsedEvent | undefined {
    this.lastEventId = this.#id;
    const data = this.#data;
    const event = this.#type || 'message';
    this.#data = '';
    this.#type = '';
    // "If the data buffer is an empty string, set the data buffer and the event type buffer to the
    // empty string and return." Its last character is the LF of the last line.
    return data === '' ? undefined : { event, data: data.slice(0, -1), id: this.lastEventId };
  }
}
