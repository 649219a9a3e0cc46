import { FunctionExpressionType, type FilterFunction } from 'json-p3';
import { RE2JS } from 're2js';
import type { ReadBudget } from './read-budget.js';

const MAX_PATTERN = 1000;

/**
 * The filter functions `match` (of a whole string) and `search` (of a part of one) of RFC 9535,
 * sections 2.4.6 and 2.4.7. The engine needs linear time, so that no pattern of an overlay can hang.
 */
export function patternFunction(part: 'match' | 'search', budget: ReadBudget): FilterFunction {
  const compiled = new Map<string, RE2JS | undefined>();
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (value: unknown, pattern: unknown) => {
      // "If the arguments aren't a string and a string conforming to I-Regexp, the result is LogicalFalse."
      if (typeof value !== 'string' || typeof pattern !== 'string') return false;
      if (pattern.length > MAX_PATTERN) return false;
      budget.charge(Math.ceil((value.length * pattern.length) / 16));
      if (!compiled.has(pattern)) {
        budget.charge(MAX_PATTERN);
        compiled.set(pattern, compile(pattern));
      }
      const expression = compiled.get(pattern);
      if (expression === undefined) return false;
      return part === 'match' ? expression.testExact(value) : expression.test(value);
    },
  };
}

function compile(pattern: string): RE2JS | undefined {
  // RFC 9485, section 5.4: a dot outside of a class is any character but a line feed or carriage return.
  const translated = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, (token) =>
    token === '.' ? '[^\\n\\r]' : token,
  );
  try {
    return RE2JS.compile(translated);
  } catch {
    return undefined;
  }
}
