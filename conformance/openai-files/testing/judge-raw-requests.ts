import { connect } from 'node:net';
import { openGate } from '../../client/capture/open-gate.js';
import { openClientJudge, type ClientJudge } from '../../client/client-judge.js';
import { openRightCommands } from '../../client/right-command.js';
import type { Finding } from '../../verdict/finding.js';
import { loadContract } from '../load-contract.js';
import { openai } from '../profile-format/openai.js';
import type { OperationId } from '../reference/operation-id.js';
import { key, rightRequests, written, type ObjectIds } from '../request-mutants/right-requests.js';
import { write } from '../request-mutants/written-request.js';
import { serve } from '../serve.js';

/** A judging server that a test sends bytes to. */
export interface RawJudge {
  /**
   * Sends a request, one character for each byte, on a connection of its own.
   *
   * @param closes - Whether the client closes its side of the connection once it has sent all.
   * @returns what the judge found in it
   */
  judge(request: string, closes?: boolean): Promise<readonly Finding[]>;
  /** Creates a file, and an Upload of five bytes with a part that has them. */
  create(): Promise<ObjectIds>;
  /** Judges what follows without what came before. */
  forget(): void;
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the reference server, and a judge before it. */
export async function openRawJudge(): Promise<RawJudge> {
  const server = await serve({ apiKey: key });
  const contract = loadContract();
  const target = { baseUrl: server.url, style: openai.requests, urlVariable: 'OPENAI_BASE_URL' };
  const commands = openRightCommands(contract, target);
  const open = (): ClientJudge => openClientJudge({ contract, basePath: '/v1', commands });
  let judge = open();
  let found: Finding[] = [];
  const gate = await openGate({
    target: new URL(server.url),
    port: 0,
    onExchange: (exchange) => found.push(...judge.judge(exchange)),
    onUnreadable: (request) => found.push(judge.judgeUnreadable(request)),
  });
  const url = `http://127.0.0.1:${gate.port}/v1`;
  return {
    url,
    async judge(request, closes = false) {
      found = [];
      const before = judge.requests;
      await send(gate.port, request, closes);
      // The judge may still read what the connection had.
      while (judge.requests === before) await new Promise(setImmediate);
      for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
      return found;
    },
    forget() {
      judge = open();
    },
    create: () => createObjects(gate.port),
    async close() {
      await gate.close();
      await server.close();
    },
  };
}

/** @returns what was received until the other side closed the connection */
function send(port: number, text: string, closes: boolean): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (bytes: Buffer) => (received += bytes.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(Buffer.from(text, 'latin1'));
    if (closes) socket.end();
  });
}

async function createObjects(port: number): Promise<ObjectIds> {
  const create = async (operation: OperationId, upload = ''): Promise<string> => {
    const right = rightRequests({ file: '', upload, part: '' });
    const request = right.find((each) => each.operation === operation);
    if (request === undefined) throw new Error(`${operation} has no right request`);
    const response = await send(port, write(written(request)), false);
    return /"id": ?"([^"]+)"/.exec(response)?.[1] ?? '';
  };
  const file = await create('createFile');
  const upload = await create('createUpload');
  return { file, upload, part: await create('addUploadPart', upload) };
}
