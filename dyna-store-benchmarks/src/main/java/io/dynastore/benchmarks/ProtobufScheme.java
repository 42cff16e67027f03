package io.dynastore.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import io.dynastore.benchmarks.proto.RecommendationMessage;
import java.time.Instant;

/** Protocol buffers by generated code, and Base64url. */
final class ProtobufScheme implements IdScheme {

  @Override
  public String encode(Recommendation r) {
    return Base64Url.encode(
        RecommendationMessage.newBuilder()
            .setUserId(r.userId())
            .setTimestampMillis(r.timestamp().toEpochMilli())
            .setAlgorithm(r.algorithm())
            .setPromoted(r.promoted())
            .build()
            .toByteArray());
  }

  @Override
  public Recommendation decode(String id) throws InvalidProtocolBufferException {
    RecommendationMessage message = RecommendationMessage.parseFrom(Base64Url.decode(id));
    return new Recommendation(
        message.getUserId(),
        Instant.ofEpochMilli(message.getTimestampMillis()),
        message.getAlgorithm(),
        message.getPromoted());
  }
}
