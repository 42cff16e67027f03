package io.dynastore.benchmarks;

/** The ways that are compared, each of which carries the whole recommendation in its text. */
public enum Scheme {
  /** The yardstick. */
  LIMIT,
  /** A store that a builder made. */
  DYNA_STORE,
  /** A store that Spring made. */
  DYNA_STORE_BEAN,
  /** Protocol buffers. */
  PROTOBUF,
  /** Avro, single-object. */
  AVRO,
  /** Jackson, CBOR. */
  JACKSON_CBOR,
  /** Jackson, JSON. */
  JACKSON_JSON,
  /** Sqids. */
  SQIDS,
  /** Hashids. */
  HASHIDS,
  /** JSON web tokens. */
  JWT;

  IdScheme create() throws Exception {
    return switch (this) {
      case LIMIT -> new Limit();
      case DYNA_STORE -> new StoreScheme(Stores.built());
      case DYNA_STORE_BEAN -> new StoreScheme(Stores.bean());
      case PROTOBUF -> new ProtobufScheme();
      case AVRO -> new AvroScheme();
      case JACKSON_CBOR -> JacksonScheme.cbor();
      case JACKSON_JSON -> JacksonScheme.json();
      case SQIDS -> new SqidsScheme();
      case HASHIDS -> new HashidsScheme();
      case JWT -> new JwtScheme();
    };
  }
}
