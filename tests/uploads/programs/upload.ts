// Uploads a file as the environment says, and prints the completed Upload.
import OpenAI from '@upspec/openai-files';
import type { UploadOrder } from '../client-programs.js';

const order = JSON.parse(process.env['UPLOAD'] ?? '') as UploadOrder;
const client = new OpenAI({ maxRetries: order.maxRetries, timeout: order.timeout });
const upload = await client.uploads.uploadFile(order.path, {
  purpose: 'user_data',
  resume: order.state,
  partSize: order.partSize,
  concurrency: order.concurrency,
});
process.stdout.write(JSON.stringify(upload));
