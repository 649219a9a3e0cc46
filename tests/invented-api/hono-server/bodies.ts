import { z } from 'zod';

export interface RecordistProfile {
  readonly name: string;
  readonly email: string;
  readonly level: string;
  readonly since: string | null;
  readonly homepage: string | null;
}

export interface NewRecording {
  readonly title: string;
  readonly recordedAt: string;
  readonly durationSeconds: number;
  readonly habitat: string;
  readonly subject: Readonly<Record<string, boolean | number | string | null>>;
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly tags: readonly string[];
  readonly similarIds: readonly string[];
}

export interface NewPlaylist {
  readonly title: string;
  readonly curatorId: number;
  readonly recordingIds: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly isPublic: boolean;
}

const isUnique = (items: readonly string[]): boolean => new Set(items).size === items.length;

const habitat = z.enum(['heath', 'hedge', 'marsh', 'wood']);
const level = z.enum(['apprentice', 'fellow', 'honorary']);
const position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
const words = z.array(z.string().min(1)).refine(isUnique, 'must not repeat items');
const positive = z.number().gt(0);
const title = z.string().min(1).max(120);

const subject = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bird'),
    species: z.string().min(1),
    voice: z.enum(['song', 'call', 'alarm']),
  }),
  z.object({
    kind: z.literal('weather'),
    windSpeed: z.number().min(0),
    isRaining: z.boolean(),
  }),
  z.object({
    kind: z.literal('machine'),
    maker: z.string().nullable(),
    rpm: z.int().min(0),
  }),
]);

const profile = {
  name: z.string().min(1).max(80),
  email: z.email(),
};

export const NEW_RECORDIST: z.ZodType<RecordistProfile> = z.strictObject({
  ...profile,
  level: level.default('apprentice'),
  since: z.iso.date().nullable().default(null),
  homepage: z.url().nullable().default(null),
});

export const RECORDIST_PROFILE: z.ZodType<RecordistProfile> = z.strictObject({
  ...profile,
  level,
  since: z.iso.date().nullable(),
  homepage: z.url().nullable(),
});

export const NEW_RECORDING: z.ZodType<NewRecording> = z.strictObject({
  title,
  recordedAt: z.iso.datetime({ offset: true }),
  durationSeconds: positive,
  habitat,
  subject,
  position: position.nullable().default(null),
  tags: words.default([]),
  similarIds: z.array(z.guid()).refine(isUnique, 'must not repeat items').default([]),
});

export const AMENDMENT: z.ZodType<object> = z
  .strictObject({ title, durationSeconds: positive, habitat })
  .partial()
  .extend({
    position: position.nullable().optional(),
    tags: words
      .nullable()
      .transform((tags) => tags ?? [])
      .optional(),
  });

export const NEW_PLAYLIST: z.ZodType<NewPlaylist> = z.strictObject({
  title: z.string().min(1),
  curatorId: z.int().min(1),
  recordingIds: z.array(z.guid()),
  labels: z.record(z.string(), z.string()).default({}),
  isPublic: z.boolean().default(false),
});
