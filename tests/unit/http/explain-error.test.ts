import { MulterError } from 'multer';
import mongoose from 'mongoose';
import { AppError } from '../../../server/errors.ts';
import { explainError } from '../../../server/http/explain-error.ts';

const { mongo } = mongoose;
const httpError = (status: number, type?: string) => Object.assign(new Error('x'), { status, type });

test.each<[string, unknown, string, number]>([
  ['a known error', new AppError('not-your-role', { status: 403 }), 'not-your-role', 403],
  ['a lost database', new mongo.MongoNetworkError('gone'), 'database-away', 503],
  ['a database that was never there', new mongoose.Error.MongooseServerSelectionError('gone'), 'database-away', 503],
  ['a closed connection', new mongo.MongoNotConnectedError('closed'), 'database-away', 503],
  ['a database fault of ours', new mongo.MongoServerError({ message: 'bad query', code: 2 }), 'unexpected', 500],
  ['a large file', new MulterError('LIMIT_FILE_SIZE'), 'upload-too-large', 413],
  ['a file nobody asked for', new MulterError('LIMIT_UNEXPECTED_FILE'), 'upload-malformed', 400],
  ['a large form', httpError(413, 'entity.too.large'), 'form-too-large', 413],
  ['a body that is not what it says', httpError(400, 'encoding.unsupported'), 'request-malformed', 400],
  ["a 5xx status on somebody else's error", httpError(502), 'unexpected', 500],
  ['a bug', new TypeError('x is not a function'), 'unexpected', 500],
  ['a string', 'boom', 'unexpected', 500],
  ['nothing', undefined, 'unexpected', 500],
  ['null', null, 'unexpected', 500],
])('%s', (_case, error, code, status) => {
  expect(explainError(error)).toMatchObject({ code, status, unforeseen: code === 'unexpected' });
});
