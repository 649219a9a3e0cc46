import type { CheckOptions } from '../check.js';
import { loadFixtures } from '../fixture-format/load-fixtures.js';
import { openaiFiles } from '../openai-files/pack.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { checkTarget } from '../run/check-target.js';
import type { Result } from '../verdict/result.js';

/** Runs the fixtures of a folder alone, without any case of the package. */
export async function checkFixtures(
  folder: string,
  options: Omit<CheckOptions, 'fixtures'>,
): Promise<Result> {
  const { profile = openai } = options;
  const pack = await openaiFiles(profile);
  const fixtures = await loadFixtures(folder);
  return checkTarget({ ...pack, fixtures, probes: [] }, { ...options, profile });
}
