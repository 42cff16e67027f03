package io.dynastore.benchmarks;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** Jackson, in one of its formats, and Base64url. Times are milliseconds, as is shortest. */
final class JacksonScheme implements IdScheme {

  private final ObjectWriter writer;
  private final ObjectReader reader;

  private JacksonScheme(ObjectMapper mapper) {
    this.writer = mapper.writerFor(Recommendation.class);
    this.reader = mapper.readerFor(Recommendation.class);
  }

  static JacksonScheme json() {
    return new JacksonScheme(
        JsonMapper.builder()
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build());
  }

  static JacksonScheme cbor() {
    return new JacksonScheme(
        CBORMapper.builder()
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .build());
  }

  @Override
  public String encode(Recommendation recommendation) {
    return Base64Url.encode(writer.writeValueAsBytes(recommendation));
  }

  @Override
  public Recommendation decode(String id) {
    return reader.readValue(Base64Url.decode(id));
  }
}
