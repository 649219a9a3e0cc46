import { deriveProbe } from '../derive-probe.js';
import type { ProbeFamily } from '../probe-family.js';
import { changeOne } from './change-one.js';
import { conditionsOf } from './condition-rules.js';
import { conditionRules, lifecycleRules } from './lifecycle-rules.js';
import { livingResources } from './living-resources.js';

const rules = [
  lifecycleRules.merged,
  lifecycleRules.replaced,
  lifecycleRules.agreement,
  lifecycleRules.unaffected,
  ...Object.values(conditionRules),
];

/** Changes of a resource: what was sent is what is read, and nothing else is different. */
export const changes: ProbeFamily = {
  name: 'changes',
  rules,
  select(source) {
    return livingResources(source).flatMap((planned) =>
      ([planned.change, planned.replace] as const).flatMap((operation, index) =>
        operation === undefined || source.unreachable.has(operation)
          ? []
          : deriveProbe(source, {
              family: 'changes',
              subject: operation,
              title: `${operation} changes what it sends, and nothing else`,
              rules: [
                index === 1 ? lifecycleRules.replaced : lifecycleRules.merged,
                lifecycleRules.agreement,
                lifecycleRules.unaffected,
                ...conditionsOf(source, planned, operation),
              ],
              operations: [operation, ...[planned.read, planned.list].flatMap((id) => id ?? [])],
              requests: 36,
              run: (scene) => changeOne(scene, { planned, operation, isReplacement: index === 1 }),
            }),
      ),
    );
  },
};
