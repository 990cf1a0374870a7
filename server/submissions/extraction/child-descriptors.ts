/** What a reading child is given: the file, a pipe for its answer, and a pipe whose end tells it that it is sealed. */
export const STDIN = 0;
export const STDOUT = 1;
export const SEAL = 3;
