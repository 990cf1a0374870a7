/** Opens under the secret that the site had when the backup was made, and under no other. */
export const SEAL_PLACE = { purpose: 'backup', at: ['head'] } as const;
export const SEALED_WORD = 'second-reader';
