package io.dynastore.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/** Avro's single-object encoding, which names its schema by a fingerprint, and Base64url. */
final class AvroScheme implements IdScheme {

  private static final Schema SCHEMA =
      SchemaBuilder.record("Recommendation")
          .fields()
          .requiredLong("userId")
          .requiredLong("timestamp")
          .requiredString("algorithm")
          .requiredBoolean("promoted")
          .endRecord();

  private final BinaryMessageEncoder<GenericRecord> encoder =
      new BinaryMessageEncoder<>(GenericData.get(), SCHEMA);
  private final BinaryMessageDecoder<GenericRecord> decoder =
      new BinaryMessageDecoder<>(GenericData.get(), SCHEMA);

  @Override
  public String encode(Recommendation r) throws IOException {
    GenericData.Record avro = new GenericData.Record(SCHEMA);
    avro.put(0, r.userId());
    avro.put(1, r.timestamp().toEpochMilli());
    avro.put(2, r.algorithm());
    avro.put(3, r.promoted());
    ByteBuffer bytes = encoder.encode(avro);
    byte[] exact = new byte[bytes.remaining()];
    bytes.get(exact);
    return Base64Url.encode(exact);
  }

  @Override
  public Recommendation decode(String id) throws IOException {
    GenericRecord avro = decoder.decode(Base64Url.decode(id));
    return new Recommendation(
        (long) avro.get(0),
        Instant.ofEpochMilli((long) avro.get(1)),
        avro.get(2).toString(),
        (boolean) avro.get(3));
  }
}
