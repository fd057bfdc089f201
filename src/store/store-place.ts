/** Where things are kept. */
export type StorePlace =
  | { readonly kind: "sqlite"; readonly file: string }
  | {
      readonly kind: "postgres";
      /** postgres://user:password@host:port/database */
      readonly url: string;
      /** Schema of the tables, made where there is none; the connection's own where it is not given. */
      readonly schema?: string;
    };
