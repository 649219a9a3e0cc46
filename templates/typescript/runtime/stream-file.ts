import { InvalidInputError } from './errors.js';
import type { FilePartInput } from './file-input.js';

/** A file whose content is a stream: named, yet read only while it is sent. Made by `toFile`. */
export class StreamFile {
  readonly kind = 'stream-file';
  readonly name: string;
  /** The media type; empty where nothing is known of it. */
  readonly type: string;
  readonly content: FilePartInput;

  /** @throws InvalidInputError for an empty name. */
  constructor(content: FilePartInput, name: string, type = '') {
    if (name === '') throw new InvalidInputError('name', 'wanted a name, got an empty string');
    this.content = content;
    this.name = name;
    this.type = type;
  }
}
