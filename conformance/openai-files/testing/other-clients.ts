import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve } from '../serve.js';

const key = 'sk-key-of-this-test';

/** Tests files that other clients create and delete while cases are run. */
export function testCreatedMeanwhile(only: readonly string[]): void {
  test('files of other clients that are created and deleted meanwhile are not a violation', async () => {
    const server = await serve({ apiKey: key });
    const headers = { authorization: `Bearer ${key}` };
    let isOver = false;
    const churn = async (): Promise<number> => {
      const alive: string[] = [];
      let created = 0;
      for (; !isOver; created += 1) {
        const body = new FormData();
        body.set('purpose', ['evals', 'user_data', 'assistants'][created % 3] ?? '');
        body.set('file', new File(['theirs\n'], `theirs-${created}.jsonl`));
        const response = await fetch(`${server.url}/files`, { method: 'POST', headers, body });
        alive.push(((await response.json()) as { readonly id: string }).id);
        const old = alive.length > 4 ? alive.shift() : undefined;
        if (old !== undefined)
          await fetch(`${server.url}/files/${old}`, { method: 'DELETE', headers });
      }
      return created;
    };
    const others = churn();
    const result = await check({ url: server.url, apiKey: key, only });
    isOver = true;
    expect(await others).toBeGreaterThan(20);
    await server.close();
    expect(
      result.cases.flatMap(({ name, findings }) =>
        findings.map((each) => [name, each.requirement, each.actual]),
      ),
    ).toEqual([]);
  });
}

/** Tests files that other clients created before, and create meanwhile. */
export function testUnaffectedLists(only: readonly string[]): void {
  test('files of other clients do not affect the lists and are not deleted', async () => {
    const server = await serve({ apiKey: key });
    const others: string[] = [];
    const make = async (purpose: string): Promise<void> => {
      const body = new FormData();
      body.set('purpose', purpose);
      body.set('file', new File(['theirs\n'], 'theirs.jsonl'));
      const headers = { authorization: `Bearer ${key}` };
      const response = await fetch(`${server.url}/files`, { method: 'POST', headers, body });
      others.push(((await response.json()) as { readonly id: string }).id);
    };
    for (let count = 0; count < 30; count += 1) await make(count % 3 === 0 ? 'user_data' : 'evals');
    let isOver = false;
    const meanwhile = (async () => {
      while (!isOver) {
        await make('evals');
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    const result = await check({ url: server.url, apiKey: key, only });
    isOver = true;
    await meanwhile;
    const broken = result.cases.filter(({ kind, findings }) => kind === 'probe' && findings.length);
    expect(broken).toEqual([]);
    const headers = { authorization: `Bearer ${key}` };
    const listed = await fetch(`${server.url}/files`, { headers });
    const { data } = (await listed.json()) as { readonly data: readonly { readonly id: string }[] };
    expect(data.map(({ id }) => id).toSorted()).toEqual(others.toSorted());
    await server.close();
  });
}
