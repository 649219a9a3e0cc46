import type { Contract } from '../contract.js';
import type { EarlyRejection, Exchange, Fixture } from '../fixture/fixture.js';
import { valueAt } from '@upspec/document/json-pointer';
import type { Belongings } from '../replay/belongings.js';
import type { Profile } from '../profile/profile.js';
import type { Bindings } from '../replay/bindings.js';
import type { WireRequest } from '../replay/build-request.js';
import { isRedirect } from '../replay/is-redirect.js';
import type { Received } from '../replay/received.js';
import { sendsOddBatchLines } from '../openai-files/check/batch-lines.js';
import { isClaimed } from './claims.js';
import { checkContent } from './content.js';
import { checkErrorEnvelope } from '../openai-files/check/error-envelope.js';
import { gatherFacts, isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { Fault } from './fault.js';
import { checkHeaders } from './headers.js';
import { layFault } from './lay-fault.js';
import { checkMoments } from '../openai-files/check/moments.js';
import { checkPage } from '../openai-files/check/page.js';
import { checkRecorded } from './recorded.js';
import { checkSchema } from './schema.js';
import { sortFaults, type SortedFaults } from './sort-faults.js';
import { checkStatus } from './status.js';

/** One exchange of a fixture as it went live. */
export interface LiveExchange {
  readonly contract: Contract;
  readonly fixture: Fixture;
  readonly recorded: Exchange;
  readonly sent: WireRequest;
  readonly received: Received;
  readonly bindings: Bindings;
  /** What the fixture made before this exchange. */
  readonly own: Belongings;
  /** Seconds since the fixture began. */
  readonly elapsed: number;
  /** What the server claims; OpenAI's claims by default. */
  readonly profile?: Profile | undefined;
}

export interface ExchangeCheck extends SortedFaults {
  readonly bindings: Bindings;
  /** Whether the rest of the fixture still makes sense. */
  readonly goOn: boolean;
}

/** Judges a live answer by the spec and by the recorded one. */
export function checkExchange(live: LiveExchange): ExchangeCheck {
  const { recorded, received } = live;
  if (recorded.mayReject === undefined || !isRefusal(received.status)) return judgeExchange(live);
  const early = judgeExchange({ ...live, recorded: asRejection(recorded, recorded.mayReject) });
  return { ...early, goOn: false };
}

/** The exchange as it would stand in a recording of a server that rejects the request one step early. */
function asRejection(
  { mayReject: _, ...exchange }: Exchange,
  { leftOpenBy, meetsFixture }: EarlyRejection,
): Exchange {
  const rejected = { ...exchange, response: { status: anyRejection } };
  return meetsFixture === true ? rejected : { ...rejected, requirements: [leftOpenBy] };
}

/** Stands for any 4xx, as in fixtures. */
const anyRejection = 422;

function judgeExchange(live: LiveExchange): ExchangeCheck {
  const { contract, fixture, recorded, received } = live;
  const facts = gatherFacts(live);
  const status = checkStatus(facts);
  const isOtherClass = isSuccess(received.status) !== isSuccess(recorded.response.status);
  const subject = { contract, requirements: recorded.requirements ?? fixture.requirements };
  const { requirements } = subject;
  const body = bodyChecks(live, facts, {
    isOtherStatus: status !== undefined,
    isOtherClass,
    requirements,
  });
  // Which refusal it has to be is a matter of what is refused.
  const isOtherRefusal = isRefusal(received.status) && isRefusal(recorded.response.status);
  // A redirect is wrong for its operation, whatever the exchange tests.
  const isSubject = !isRedirect(received) && ((isOtherClass && isRule(recorded)) || isOtherRefusal);
  const isOfLines = isOtherClass && isRefusal(received.status) && sendsOddBatchLines(live.sent);
  const laid = [
    ...(status === undefined
      ? []
      : isOfLines
        ? [layFault({ ...status, isStatus: false, places: ['rule.batch-lines'] }, subject)]
        : [layFault({ ...status, isSubject }, subject)]),
    ...body.faults
      .filter((fault) => !isClaimed(fault, facts.profile))
      .map((fault) => layFault(fault, subject)),
  ];
  return {
    ...sortFaults(laid, { contract, facts, requirements, fixture }),
    bindings: body.bindings,
    goOn: !isOtherClass && !received.cut && !hasUnboundIds(recorded, body.bindings, facts),
  };
}

function isRefusal(status: number): boolean {
  return status >= 400 && status < 500;
}

/** Whether an exchange is the point of its fixture: a refusal, or one with requirements of its own. */
function isRule({ requirements, response }: Exchange): boolean {
  return requirements !== undefined || !isSuccess(response.status);
}

interface Kept {
  readonly isOtherStatus: boolean;
  readonly isOtherClass: boolean;
  /** What the exchange tests. */
  readonly requirements: readonly string[];
}

/** After a wrong status only an error's envelope is still judged, so that one fault is told once. */
function bodyChecks(
  live: LiveExchange,
  facts: ExchangeFacts,
  { isOtherStatus, isOtherClass, requirements }: Kept,
): { readonly faults: readonly Fault[]; readonly bindings: Bindings } {
  if (live.received.cut) return { faults: [cutFault(facts)], bindings: live.bindings };
  if (bodiless.has(live.received.status)) return { faults: [], bindings: live.bindings };
  const isRefused = live.received.status >= 400;
  if (isOtherClass && !isRefused) return { faults: [], bindings: live.bindings };
  const schema = [...checkSchema(facts), ...checkMoments(facts)];
  const isJson = schema.every(({ places }) => !places.includes('rule.not-json'));
  const headers = isOtherStatus || !isJson ? [] : checkHeaders(facts);
  const envelope = checkErrorEnvelope(facts);
  if (isOtherStatus && isRefused) {
    return { faults: [...schema, ...envelope], bindings: live.bindings };
  }
  const { bindings, faults } = checkRecorded(facts, { ...live, requirements }, schema);
  const page = checkPage(facts, { path: live.sent.path, own: live.own }, schema);
  const told = [...schema, ...page, ...envelope];
  // What follows the items of a page is not measured where those are not the ones that were asked for.
  const isOtherPage = page.some(({ where }) => where.startsWith('body /data'));
  return {
    faults: [
      ...headers,
      ...told,
      ...faults.filter(
        ({ where }) =>
          ![...page, ...envelope].some((fault) => fault.where === where) &&
          !(isOtherPage && where === 'body /has_more'),
      ),
      ...checkContent(facts, requirements),
    ],
    bindings,
  };
}

/** That there is no body is what the status says, and that was judged. */
const bodiless: ReadonlySet<number> = new Set([204, 205]);

function cutFault({ recorded, received, declared }: ExchangeFacts): Fault {
  return {
    where: 'body',
    wanted: 'a body that ends',
    got: received.brokenOff
      ? `${received.bytes.length} bytes, and then the connection ended`
      : `more than ${received.bytes.length} bytes`,
    places: declared === undefined ? [] : [`${recorded.operation}.${declared.status}`],
  };
}

/** Ids that later requests would need and that the live answer did not give. */
function hasUnboundIds({ response }: Exchange, bindings: Bindings, facts: ExchangeFacts): boolean {
  const body = response.body;
  const schema = facts.declared?.response.schema;
  if (!isSuccess(response.status) || schema === undefined || body === undefined) return false;
  const json = 'json' in body ? body.json : undefined;
  const isAssigned = facts.contract.replay[schema]?.['id']?.mode === 'assigned';
  const ids = [valueAt(json, '/id'), valueAt(json, '/file/id')];
  return isAssigned && ids.some((id) => typeof id === 'string' && !bindings.ids.has(id));
}
