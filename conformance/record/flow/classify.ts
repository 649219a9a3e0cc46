import type { Contract } from '@upspec/document';
import type { Capture } from '../capture/capture.js';
import { chainLinks, type ChainLinks } from './chain-links.js';
import { contentKindOf, schemaOfResponse } from './content-kind.js';
import { createdIds, type CreatedId } from './created-ids.js';
import { isSuccess } from './is-success.js';
import { listOf, type CapturedList } from './captured-list.js';
import { jsonOf } from '../capture/json-of.js';
import type { FoundOperation, OperationIndex } from './operation-index.js';
import { idsOfPath, idsOfRequest, type SentId } from './request-ids.js';
import { findIds, type FoundId } from './visit-ids.js';

/** A capture with what the contract says of it: its operation, and which resources it is about. */
export interface Classified extends ChainLinks {
  readonly capture: Capture;
  /** Absent where the request fits none, such as one of an unknown route. */
  readonly operation?: string;
  /** The ids that the request names. */
  readonly named: readonly SentId[];
  /** The ids of the resources that the response says were created. */
  readonly created: readonly CreatedId[];
  /** The ids in the response, in whatever it returns. */
  readonly shown: readonly FoundId[];
  /** The list that the response is, or a page of it. */
  readonly list?: CapturedList;
  /** Whether the response is compared byte by byte, such as the content of a file. */
  readonly isContent: boolean;
}

export interface ClassifyContext {
  readonly contract: Contract;
  readonly index: OperationIndex;
}

/** @returns undefined where the path is none of this API */
export function classify(capture: Capture, context: ClassifyContext): Classified | undefined {
  const { contract, index } = context;
  const [path = ''] = capture.path.split('?');
  if (!index.isNear(path)) return undefined;
  const fitting = index.find(path);
  const found = fitting.find(({ operation }) => operation.method === capture.method);
  const [first] = fitting;
  if (found === undefined) {
    const named = first === undefined ? [] : idsOfPath(contract, first);
    return { capture, named, created: [], shown: [], isContent: false, needs: [], gives: [] };
  }
  const kind = contentKindOf(
    found.operation,
    capture.status,
    capture.responseHeaders['content-type'],
  );
  const shown = isSuccess(capture) ? shownIn(contract, capture, found) : { ids: [] };
  const links = chainLinks(capture, found, contract);
  return {
    capture,
    operation: found.id,
    named: idsOfRequest(contract, capture, found).filter((id) => isResource(contract, id)),
    created: isSuccess(capture) ? createdIds(contract, capture, found) : [],
    shown: shown.ids.filter((id) => isResource(contract, id)),
    isContent: kind !== 'json' && isSuccess(capture),
    needs: links.needs,
    gives: links.gives,
    ...(shown.list !== undefined && { list: shown.list }),
  };
}

/** Entity tags and cursors are kinds of ids, too, but none of resources; they are links of a chain. */
function isResource({ resources }: Contract, { resource }: FoundId): boolean {
  const { path, creators = [], removers = [], lister } = resources[resource] ?? {};
  return path !== undefined || lister !== undefined || creators.length + removers.length > 0;
}

interface Shown {
  readonly ids: readonly FoundId[];
  readonly list?: CapturedList;
}

function shownIn(
  contract: Contract,
  { status, response, responseHeaders }: Capture,
  found: FoundOperation,
): Shown {
  const schema = schemaOfResponse(found.operation, status, responseHeaders['content-type']);
  const json = schema === undefined ? undefined : jsonOf(response);
  if (schema === undefined || json === undefined) return { ids: [] };
  const list = listOf(contract, found, { schema, json });
  return {
    ids: findIds(contract, { rule: { mode: 'equal', schema }, value: json }),
    ...(list !== undefined && { list }),
  };
}
