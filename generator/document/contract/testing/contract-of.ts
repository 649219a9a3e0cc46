import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDocument } from '../../load/load.js';
import { buildModel } from '../../model/build-model.js';
import { buildContract } from '../build-contract.js';
import type { Contract } from '../contract.js';

/** The contract of a document that is given without the lines that every document has. */
export async function contractOf(body: string): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-contract-'));
  try {
    const file = join(folder, 'spec.yaml');
    const head = "openapi: 3.1.0\ninfo: {title: Kennel API, version: '2'}\n";
    await writeFile(file, `${head}${body}`);
    return buildContract(buildModel(await loadDocument(file)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
