import type { Context, Hono } from 'hono';
import { type Archive, digestTag, type Person } from './archive.js';
import { NEW_RECORDIST, RECORDIST_PROFILE } from './bodies.js';
import { Rejection } from './problem.js';
import { readBody, readInteger, requireState } from './read.js';

/** Adds the operations on recordists. */
export function addPeople(app: Hono, archive: Archive): void {
  app.get('/api/recordists', (context) => {
    const page = readInteger(context, 'page', { default: 1, maximum: Number.MAX_SAFE_INTEGER });
    const pageSize = readInteger(context, 'pageSize', { default: 20, maximum: 50 });
    const total = archive.people.length;
    const shown = archive.people.slice((page - 1) * pageSize).slice(0, pageSize);
    const items = shown.map((person) => bodyOf(archive, person));
    return context.json({ total, pages: Math.ceil(total / pageSize), page, pageSize, items });
  });

  app.post('/api/recordists', async (context) => {
    const profile = await readBody(context, NEW_RECORDIST);
    const joined = archive.now();
    const person = { id: archive.nextId(), joined, updated: joined, profile };
    archive.people.push(person);
    const { headers, body } = stateOf(archive, person);
    const location = new URL(`/api/recordists/${String(person.id)}`, context.req.url).href;
    return context.body(body, 201, { ...headers, location });
  });

  app.get('/api/recordists/:id', (context) => {
    const { headers, body } = stateOf(archive, archive.person(context.req.param('id')));
    return isKnown(context, headers.etag)
      ? context.body(null, 304, { etag: headers.etag })
      : context.body(body, 200, headers);
  });

  app.put('/api/recordists/:id', async (context) => {
    const person = archive.person(context.req.param('id'));
    if (context.req.header('if-match') === undefined) throw new Rejection(428, 'Which state?');
    requireState(context, stateOf(archive, person).headers.etag);
    person.profile = await readBody(context, RECORDIST_PROFILE);
    person.updated = archive.now();
    const { headers, body } = stateOf(archive, person);
    return context.body(body, 200, headers);
  });

  app.delete('/api/recordists/:id', (context) => {
    const { id } = archive.person(context.req.param('id'));
    archive.people = archive.people.filter((each) => each.id !== id);
    archive.takes = archive.takes.filter((each) => each.by !== id);
    return context.body(null, 204);
  });

  app.get('/api/recordists/:id/tally', (context) => {
    const { id } = archive.person(context.req.param('id'));
    const takes = archive.takesBy(id);
    const perHabitat: Record<string, number> = {};
    for (const { content } of takes) {
      perHabitat[content.habitat] = 1 + (perHabitat[content.habitat] ?? 0);
    }
    const lastAddedAt = takes.at(-1)?.added.toISOString() ?? null;
    return context.json({ lastAddedAt, perHabitat, recordings: takes.length, recordistId: id });
  });
}

/** RFC 9110, section 13.1.2: the weak comparison with each of a list; `*` matches whatever exists. */
export function isKnown({ req }: Context, etag: string): boolean {
  const plain = (tag: string): string => tag.trim().replace(/^W\//, '');
  const known = (req.header('if-none-match') ?? '').split(',').map(plain);
  return known.includes('*') || known.includes(plain(etag));
}

function stateOf(
  archive: Archive,
  person: Person,
): {
  readonly body: string;
  readonly headers: Readonly<Record<string, string> & { etag: string }>;
} {
  const body = JSON.stringify(bodyOf(archive, person));
  // The number of recordings is not a part of the state that a client changes.
  const etag = digestTag(JSON.stringify([person.profile, person.updated]));
  return {
    body,
    headers: {
      'last-modified': person.updated.toUTCString(),
      'content-type': 'application/json; charset=UTF-8',
      etag,
    },
  };
}

function bodyOf(archive: Archive, { id, joined, updated, profile }: Person): object {
  return {
    updatedAt: updated.toISOString(),
    joinedAt: joined.toISOString(),
    recordingCount: archive.takesBy(id).length,
    homepage: profile.homepage,
    since: profile.since,
    level: profile.level,
    email: profile.email,
    name: profile.name,
    id,
  };
}
