/**
 * A failure whose cause is known where it is thrown. `code` names the words in `views/locales/en/errors.json`
 * (what happened, what to do); `details` fill their blanks and must never hold secrets or student text.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: string, options: AppErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = options.status ?? 400;
    this.details = options.details ?? {};
  }
}

type AppErrorOptions = { status?: number; details?: Record<string, string | number>; cause?: unknown };
