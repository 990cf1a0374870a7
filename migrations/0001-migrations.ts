/**
 * How to write a migration
 * - Name it `NNNN-what-it-does.ts`; files run once each, in the order of their names. Never edit one that has shipped.
 * - Export `up(db)` and `down(db)`; `db` is the driver's own `Db`. Import nothing from `server/`: code moves on, what
 *   this file did stays.
 * - It may be cut off at any point and run again, so every step must be repeatable: `createIndex` with a name and the
 *   same options is; for data, change only what still has the old shape (`updateMany({ newField: { $exists: false } }, …)`).
 * - Every index of the project is made here (`autoIndex` is off). Give each one a name, and drop it by that name.
 *   Write `createIndex(keys, options, {})`: the driver will drop the form with two parameters.
 * - No transactions and no TTL indexes: the embedded engine has neither. Large collections: in batches by `_id`.
 * - `down` puts back what `up` changed, except data that nobody can restore; say so there.
 */
import type { mongo } from 'mongoose';

/** A file is noted as done once. */
export async function up(db: mongo.Db): Promise<void> {
  await db.collection('migrations').createIndex({ fileName: 1 }, { name: 'one_per_file', unique: true }, {});
}

export async function down(db: mongo.Db): Promise<void> {
  await db.collection('migrations').dropIndex('one_per_file');
}
