/** Which works a second teacher must look at before anything of them goes out. */
export type SecondMarkerRule = {
  /** All, or a random share and whatever its first marker asks for. */
  whom: 'all' | 'share';
  /** Of the share: 0 to 1; 0 leaves what is asked for. */
  share: number;
  /** The second marker chooses levels before seeing those of the first. */
  blind: boolean;
};

/** The rule of the set-up form's fields, which are checked before; `share` is a percentage. */
export function readSecondMarker(whom: '' | 'all' | 'share', share: string, blind: string): SecondMarkerRule | null {
  return whom === '' ? null : { whom, share: Number(share) / 100, blind: blind === 'yes' };
}

/** The rule as the fields of the set-up form hold it. */
export function secondMarkerFields(rule: SecondMarkerRule | null | undefined) {
  return {
    secondMarker: rule?.whom ?? '',
    secondShare: String(Math.round((rule?.share ?? USUAL_SHARE) * 100)),
    secondBlind: rule?.blind ? 'yes' : '',
  };
}

/** What the form proposes: one in five, a common sample of moderation. It is an assignment's own to change. */
const USUAL_SHARE = 0.2;
