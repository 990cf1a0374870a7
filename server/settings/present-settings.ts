import { listSettings, type Setting } from './setting-table.ts';

/** A setting with what holds for it now; a secret's value is never among it, nor a password in an address. */
export type PresentSetting = Setting & { now: string; given: boolean };

/** Every setting as the environment leaves it. */
export function presentSettings(env: NodeJS.ProcessEnv): PresentSetting[] {
  return listSettings().map((setting) => {
    const value = env[setting.name] ?? '';
    return { ...setting, given: value !== '', now: value === '' ? (setting.default ?? '') : shown(setting, value) };
  });
}

function shown({ secret }: Setting, value: string): string {
  if (secret) return `(hidden, ${value.length} characters)`;
  return value.replace(/\/\/[^/@]*@/, '//(hidden)@');
}
