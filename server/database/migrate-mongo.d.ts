/** The part of migrate-mongo we use; the package ships no types. */
declare module 'migrate-mongo' {
  import type { mongo } from 'mongoose';

  type Settings = {
    migrationsDir: string;
    migrationFileExtension: string;
    changelogCollectionName: string;
    useFileHash: boolean;
  };
  export const config: { set: (settings: Settings) => void };
  export function status(db: mongo.Db): Promise<{ fileName: string; appliedAt: string }[]>;
  export function up(db: mongo.Db, client: mongo.MongoClient): Promise<string[]>;
  export function down(db: mongo.Db, client: mongo.MongoClient): Promise<string[]>;
}
