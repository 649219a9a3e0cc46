import { OpenAI } from '@upspec/openai-files';
import validators = require('@upspec/openai-files/validators');

const client: OpenAI = new OpenAI({ baseURL: 'http://127.0.0.1/v1', apiKey: 'key' });
if (validators.isUpload({}) || client.baseURL !== 'http://127.0.0.1/v1') throw new Error('wrong');
