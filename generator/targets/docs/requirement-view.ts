import type { Model, Operation } from '@upspec/document';
import type { Writer } from './book.js';
import { contentsOf, type Heading } from './contents.js';
import { anchorOf } from './page-paths.js';
import { titleOf } from './title-of.js';

type Requirement = Model['requirements'][number];

/** A requirement on the page of an operation that it applies to. */
export interface RequirementLink {
  readonly id: string;
  readonly link: string;
  readonly level: string;
  readonly text: string;
  readonly evidence: readonly string[];
}

/** The page of all requirements, in a medium. */
export interface RequirementsView {
  readonly contents: readonly Heading[];
  readonly groups: readonly RequirementGroup[];
}

export interface RequirementGroup {
  readonly heading: string;
  readonly id: string;
  readonly requirements: readonly RequirementView[];
}

export interface RequirementView {
  readonly id: string;
  readonly anchor: string;
  readonly level: string;
  readonly text: string;
  readonly evidence: readonly string[];
  /** Links to the operations that it applies to. */
  readonly operations: readonly string[];
}

/** Lists the requirements of an operation. */
export function requirementLinks(
  operation: Operation,
  { book, medium }: Writer,
): readonly RequirementLink[] {
  return book.model.requirements
    .filter(({ operations }) => operations.includes(operation.id))
    .map(({ id, level, text, evidence }) => ({
      id: medium.text(id),
      link: medium.link(id, { page: book.pagePaths.requirements, anchor: anchorOf(id) }),
      level,
      text: medium.line(text),
      evidence: evidence.map((source) => medium.line(source)),
    }));
}

/** Builds the view of all requirements, by the groups of their ids. */
export function requirementsView(writer: Writer): RequirementsView {
  const { requirements } = writer.book.model;
  const names = [...new Set(requirements.map(({ id }) => groupOf(id)))];
  const groups = names.map((group) => ({
    heading: group,
    id: `group-${anchorOf(group)}`,
    requirements: requirements
      .filter(({ id }) => groupOf(id) === group)
      .map((requirement) => requirementView(requirement, writer)),
  }));
  const headings = groups.map(({ id, heading }) => ({ id, label: writer.medium.text(heading) }));
  return { contents: contentsOf(headings), groups };
}

function requirementView(requirement: Requirement, { book, medium }: Writer): RequirementView {
  const { id, level, text, evidence, operations } = requirement;
  return {
    id,
    anchor: anchorOf(id),
    level,
    text: medium.line(text),
    evidence: evidence.map((source) => medium.line(source)),
    operations: book.model.operations
      .filter((operation) => operations.includes(operation.id))
      .map((operation) =>
        medium.link(medium.text(titleOf(operation)), { page: book.pagePaths.operation(operation) }),
      ),
  };
}

function groupOf(id: string): string {
  return id.replace(/-\d+$/, '');
}
