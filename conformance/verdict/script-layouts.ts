import type { ScriptLayout } from './script.js';

const exact: ScriptLayout = {
  isExact: true,
  isEchoed: true,
  hasFunction: false,
  isTerse: false,
  isListed: false,
};
const alike: ScriptLayout = { ...exact, isExact: false };
const called: ScriptLayout = { ...alike, hasFunction: true };

/** How scripts are written. Those that say the most come first. */
export const layouts: readonly (readonly ScriptLayout[])[] = [
  [exact, alike, { ...called, isExact: true }, called],
  [{ ...called, isEchoed: false }],
  [{ ...called, isTerse: true }],
  [{ ...called, isTerse: true, isEchoed: false }],
  [{ ...called, isTerse: true, isListed: true }],
  [{ ...called, isTerse: true, isEchoed: false, isListed: true }],
];
