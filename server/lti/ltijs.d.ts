/** The part of ltijs 5.9.9 (which ships no types) that we use: its registry and its key set, given our own storage. */
declare module 'ltijs' {
  export const Provider: {
    registerPlatform: (
      platform: LtijsRegistration,
      getPlatform: unknown,
      encryptionKey: string,
      database: LtijsStorage,
    ) => Promise<LtijsPlatform>;
    getPlatform: (
      url: string,
      clientId: string,
      encryptionKey: string,
      database: LtijsStorage,
    ) => Promise<LtijsPlatform | false>;
  };

  export type LtijsRegistration = {
    url: string;
    clientId: string;
    name: string;
    authenticationEndpoint: string;
    accesstokenEndpoint: string;
    authorizationServer?: string;
    authConfig: { method: 'JWK_SET'; key: string };
  };

  export type LtijsPlatform = {
    platformKid: () => Promise<string>;
    platformPrivateKey: () => Promise<string>;
    platformAccessTokenEndpoint: () => Promise<string>;
    platformAuthorizationServer: () => Promise<string>;
    delete: () => Promise<true>;
  };

  /** A database plugin: the methods that ltijs calls, by its own names. `encryptionKey` is false for plain items. */
  export type LtijsStorage = {
    setup: () => Promise<true>;
    Close: () => Promise<true>;
    Get: (encryptionKey: string | false, collection: string, query?: StoredItem) => Promise<StoredItem[] | false>;
    Insert: (encryptionKey: string | false, collection: string, item: object, index?: StoredItem) => Promise<true>;
    Replace: (
      encryptionKey: string | false,
      collection: string,
      query: StoredItem,
      item: object,
      index?: StoredItem,
    ) => Promise<true>;
    Modify: (
      encryptionKey: string | false,
      collection: string,
      query: StoredItem,
      modification: StoredItem,
    ) => Promise<true>;
    Delete: (collection: string, query: StoredItem) => Promise<true>;
  };

  export type StoredItem = Record<string, unknown>;
}

declare module 'ltijs/dist/Utils/Keyset.js' {
  import type { LtijsStorage } from 'ltijs';
  const Keyset: {
    build: (database: LtijsStorage, encryptionKey: string) => Promise<{ keys: Record<string, unknown>[] }>;
  };
  // The CommonJS class arrives as the default import.
  // eslint-disable-next-line no-restricted-syntax
  export default Keyset;
}
