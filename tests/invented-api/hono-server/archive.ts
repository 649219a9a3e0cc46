import { createHash, randomUUID } from 'node:crypto';
import type { NewPlaylist, NewRecording, RecordistProfile } from './bodies.js';
import { Rejection } from './problem.js';

export interface Person {
  readonly id: number;
  readonly joined: Date;
  updated: Date;
  profile: RecordistProfile;
}

export interface Take {
  readonly id: string;
  readonly by: number;
  readonly added: Date;
  updated: Date;
  content: NewRecording;
  sound: { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
  readonly events: object[];
}

export interface Selection {
  readonly id: number;
  readonly created: Date;
  readonly content: NewPlaylist;
}

/** All that the server holds. Ids of both kinds of numbers come from one row. */
export class Archive {
  people: Person[] = [];
  takes: Take[] = [];
  selections: Selection[] = [];
  #id = 5000;
  #time = 0;

  nextId(): number {
    return ++this.#id;
  }

  newUuid(): string {
    return randomUUID();
  }

  /** The present, but later than the last one, so that each state has a time of its own. */
  now(): Date {
    this.#time = Math.max(Date.now(), this.#time + 1);
    return new Date(this.#time);
  }

  person(id: string | number): Person {
    return existing(this.people.find((each) => String(each.id) === String(id)));
  }

  take(id: string): Take {
    return existing(this.takes.find((each) => each.id === id));
  }

  selection(id: string): Selection {
    return existing(this.selections.find((each) => String(each.id) === id));
  }

  takesBy(id: number): readonly Take[] {
    return this.takes.filter((each) => each.by === id);
  }
}

/** A strong validator: a digest of the representation. */
export function digestTag(content: string | Uint8Array): string {
  return `"md5:${createHash('md5').update(content).digest('base64url')}"`;
}

function existing<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Rejection(404, 'Nothing is stored under this URL.');
  return value;
}
