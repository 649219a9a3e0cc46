import { fileName, kebabCase, type Model, type Operation } from '@upspec/document';
import { guideTopics } from './guides.js';

/**
 * The path of a page below the folder of all pages, without its extension: `uploads/parts/create`.
 */
export type PagePath = string;

/** The paths of all pages; no two are the same, even where case is ignored. */
export interface PagePaths {
  readonly index: PagePath;
  readonly errors: PagePath;
  readonly requirements: PagePath;
  /** The page of a guide; the index for a name that no guide has. */
  guide(name: string): PagePath;
  operation(operation: Operation): PagePath;
  /** The page of a component schema; undefined for a name that the document does not have. */
  object(name: string): PagePath | undefined;
}

/** Longer names are cut: not every file system accepts them. */
const LONGEST_NAME = 80;

/** Gives each operation and each component schema its path. */
export function pathPages(model: Model): PagePaths {
  const taken = new Set<string>(['index', 'errors', 'requirements']);
  const claim = (requested: string): PagePath => {
    const legal = requested.split('/').map(fileName).join('/');
    let path = legal;
    for (let count = 2; taken.has(path.toLowerCase()); count += 1)
      path = `${legal}-${String(count)}`;
    taken.add(path.toLowerCase());
    return path;
  };
  const guides = new Map(
    guideTopics(model).map(({ name }) => [name, claim(`guides/${shorten(name)}`)] as const),
  );
  const operations = new Map(
    model.operations.map((operation) => {
      const names = [...operation.resource, operation.name].map(kebabCase).map(shorten);
      return [operation.pointer, claim(names.join('/'))] as const;
    }),
  );
  const objects = new Map(
    model.schemas.map(
      ({ name, typeName }) => [name, claim(`objects/${shorten(typeName)}`)] as const,
    ),
  );
  return {
    index: 'index',
    errors: 'errors',
    requirements: 'requirements',
    guide: (name) => guides.get(name) ?? 'index',
    operation: ({ pointer }) => operations.get(pointer) ?? 'index',
    object: (name) => objects.get(name),
  };
}

/** The relative path from one page to another: `../objects/Upload`. */
export function wayTo(from: PagePath, to: PagePath): string {
  const start = from.split('/').slice(0, -1);
  const end = to.split('/');
  let same = 0;
  while (same < start.length && same < end.length - 1 && start[same] === end[same]) same += 1;
  return [...start.slice(same).map(() => '..'), ...end.slice(same)].join('/');
}

/** The anchor of a heading, as GitHub creates it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

function shorten(name: string): string {
  return name.slice(0, LONGEST_NAME);
}
