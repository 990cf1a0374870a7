import type { Connection, Model, Schema } from 'mongoose';

/** The model of a collection on this connection: made when it is first asked for, and the same ever after. */
export function collectionModel<T>(db: Connection, name: string, schema: Schema<T>, collection: string): Model<T> {
  return (db.models[name] as Model<T> | undefined) ?? db.model<T>(name, schema, collection);
}
