import { canvasKeyConfiguration } from '../lti/tool-configuration.ts';

/** What an admin enters on an LMS's screens when nothing registers by itself: `label` is a key of the words. */
export type LmsField = { label: string; value: string };

/** The addresses every LMS asks for, in the order of Moodle's form; other LMSs use other names for the same. */
export function lmsFields(publicUrl: string): LmsField[] {
  return [
    { label: 'admin:field.toolUrl', value: `${publicUrl}/lti/launch` },
    { label: 'admin:field.keySet', value: `${publicUrl}/lti/keys` },
    { label: 'admin:field.login', value: `${publicUrl}/lti/login` },
    { label: 'admin:field.redirect', value: `${publicUrl}/lti/launch` },
    { label: 'admin:field.icon', value: `${publicUrl}/lti/icon.svg` },
  ];
}

/** Canvas's developer key, to paste; the same stands at `/lti/canvas.json`. */
export function canvasJson(publicUrl: string): string {
  return JSON.stringify(canvasKeyConfiguration(publicUrl), null, 2);
}
