import type { ComparedProperty, Comparison, ComparisonMode } from '@upspec/document';

type Rule = Partial<ComparedProperty>;

function property(mode: ComparisonMode, rule: Rule = {}): ComparedProperty {
  return { mode, required: true, nullable: false, writeOnly: false, readOnly: false, ...rule };
}

function optional(mode: ComparisonMode, rule: Rule = {}): ComparedProperty {
  return property(mode, { required: false, ...rule });
}

/** How the values of the invented API are compared. */
export const petsComparisons: Readonly<Record<string, Comparison>> = {
  Owner: {
    properties: {
      id: property('assigned', { resource: 'owners' }),
      name: property('equal'),
      password: property('equal', { writeOnly: true }),
    },
  },
  Pet: {
    properties: {
      id: property('assigned', { resource: 'pets' }),
      ownerId: optional('assigned', { resource: 'owners', nullable: true }),
      name: property('equal'),
      count: property('equal'),
      createdAt: optional('time'),
      changedAt: optional('time'),
      expiresAt: optional('time'),
      seenMs: optional('time'),
      kind: property('equal', { schema: 'Kind' }),
      scores: optional('equal', { schema: 'Scores' }),
      tags: optional('equal', { schema: 'Tags' }),
      grid: optional('equal', { schema: 'Grid' }),
      friends: optional('equal', { schema: 'Friends' }),
      self: optional('link'),
    },
  },
  Kind: {
    properties: {},
    options: ['Cat', 'Dog'],
    discriminator: { property: 'type', mapping: { cat: 'Cat', dog: 'Dog' } },
  },
  Cat: { properties: { type: property('equal'), lives: property('equal') } },
  Dog: {
    properties: {
      type: property('equal'),
      trainer: property('assigned', { resource: 'owners' }),
    },
  },
  Scores: { properties: {}, additional: { mode: 'equal' } },
  Tags: { properties: {}, items: { mode: 'equal' } },
  Grid: { properties: {}, items: { mode: 'equal', schema: 'GridRow' } },
  GridRow: { properties: {}, items: { mode: 'assigned', resource: 'pets' } },
  Friends: { properties: {}, items: { mode: 'assigned', resource: 'pets' } },
  PetPage: {
    properties: {
      items: property('equal', { schema: 'PetList' }),
      next: optional('equal', { nullable: true }),
    },
  },
  PetList: { properties: {}, items: { mode: 'equal', schema: 'Pet' } },
  Visit: {
    properties: {
      id: property('assigned', { resource: 'visits' }),
      petId: property('assigned', { resource: 'pets' }),
      at: property('time'),
      note: property('equal'),
    },
  },
  Problem: { properties: { status: property('equal'), detail: optional('free') } },
};
