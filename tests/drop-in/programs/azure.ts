import { AzureOpenAI, toFile } from 'openai';

/** Files and uploads on Azure, as a program for the official library sends them. */
const endpoint = process.argv[3] ?? '';
const apiKey = process.env['OPENAI_API_KEY'] ?? '';
const apiVersion = '2024-10-21';
const client = new AzureOpenAI({ endpoint, apiKey, apiVersion, deployment: 'a-model' });
console.log(new URL(client.baseURL).pathname, client.apiVersion, client.deploymentName);

const file = await client.files.create({
  file: await toFile(Buffer.from('{}\n'), 'azure.jsonl'),
  purpose: 'batch',
});
console.log(file.filename, (await client.files.retrieve(file.id)).bytes);

const withTokens = new AzureOpenAI({
  endpoint,
  apiVersion,
  azureADTokenProvider: () => Promise.resolve(apiKey),
});
console.log((await withTokens.files.list({ purpose: 'batch' })).data.length);
const again = withTokens.withOptions({ maxRetries: 0 });
console.log((await again.files.delete(file.id)).deleted, again.apiVersion);

const wrong = (): AzureOpenAI => new AzureOpenAI({ endpoint, apiKey });
try {
  wrong();
} catch (error) {
  console.log(error instanceof AzureOpenAI.OpenAIError);
}
