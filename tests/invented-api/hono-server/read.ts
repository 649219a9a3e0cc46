import type { Context } from 'hono';
import type { z } from 'zod';
import { rejectAt, Rejection } from './problem.js';

/** Reads a JSON body by its schema. */
export async function readBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
  mediaType = 'application/json',
): Promise<z.infer<Schema>> {
  requireMediaType(context, [mediaType]);
  const result = schema.safeParse(parsed(await context.req.text()));
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]];
    return keys.map((more) => ({
      location: [...issue.path, ...more].map((key) => `/${String(key)}`).join(''),
      message: issue.message,
    }));
  });
  throw new Rejection(422, `${String(errors.length)} values are not valid.`, { errors });
}

/** The media type of the body, which is one of those given. */
export function requireMediaType({ req }: Context, accepted: readonly string[]): string {
  const [mediaType = ''] = (req.header('content-type') ?? '').split(';');
  if (accepted.includes(mediaType)) return mediaType;
  throw new Rejection(415, `${mediaType} is not accepted here.`);
}

/** An integer of the query. */
export function readInteger(
  { req }: Context,
  name: string,
  bounds: { readonly default: number; readonly maximum: number },
): number {
  const text = req.query(name);
  if (text === undefined) return bounds.default;
  const value = Number(text);
  const isValid = Number.isInteger(value) && value >= 1 && value <= bounds.maximum;
  return isValid ? value : rejectAt(name, `is an integer from 1 to ${String(bounds.maximum)}`);
}

/** RFC 9110, section 13.1.1. */
export function requireState({ req }: Context, etag: string): void {
  const field = req.header('if-match') ?? '*';
  if (field !== '*' && field !== etag) throw new Rejection(412, 'Somebody else changed it.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Rejection(400, 'The body cannot be read as JSON.');
  }
}
