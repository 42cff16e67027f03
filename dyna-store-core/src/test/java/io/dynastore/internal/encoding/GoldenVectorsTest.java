package io.dynastore.internal.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.codec.FieldCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frozen texts of version 1, at the boundaries of every type. The file is never changed: a
 * change of the format is a new version with a file of its own.
 */
class GoldenVectorsTest {

  private static final JsonNode VECTORS = read("ordered-1-values.json");

  private static JsonNode read(String file) {
    try (InputStream in =
        Objects.requireNonNull(GoldenVectorsTest.class.getResourceAsStream("/golden/" + file))) {
      return new JsonMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static FieldCodec<Object> codec(String type, ChronoUnit unit) {
    List<String> constants = type.equals("enum") ? EnumCodec.names(DayOfWeek.class) : List.of();
    String enumClass = type.equals("enum") ? DayOfWeek.class.getName() : null;
    return (FieldCodec<Object>)
        StandardCodecs.addTo(new CodecRegistry())
            .codec(new FieldType(type, unit, constants, enumClass, true));
  }

  private static Stream<DynamicTest> forEachVector(Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode group : VECTORS) {
      String type = group.get("type").asString();
      ChronoUnit unit =
          ChronoUnit.valueOf(group.path("truncatedTo").asString("nanos").toUpperCase(Locale.ROOT));
      for (Map.Entry<String, JsonNode> vector : group.get("vectors").properties()) {
        tests.add(
            DynamicTest.dynamicTest(
                type + " in " + unit + ": " + vector.getKey(),
                () ->
                    check.check(
                        codec(type, unit),
                        TypeTexts.parse(type, vector.getKey()),
                        TypeTexts.cut(TypeTexts.parse(type, vector.getKey()), unit),
                        vector.getValue().asString())));
      }
    }
    return tests.stream();
  }

  private interface Check {
    void check(FieldCodec<Object> codec, Object value, Object cut, String text);
  }

  @TestFactory
  Stream<DynamicTest> valuesAreWrittenAsEver() {
    return forEachVector(
        (codec, value, cut, text) -> {
          DigitWriter out = new DigitWriter();
          codec.encode(value, out);
          assertThat(out.toString()).isEqualTo(text);
        });
  }

  @TestFactory
  Stream<DynamicTest> textsAreReadAsEver() {
    return forEachVector(
        (codec, value, cut, text) -> {
          DigitReader in = new DigitReader(text, 0);
          assertThat(Objects.deepEquals(codec.decode(in), cut)).isTrue();
          assertThat(in.atEnd()).isTrue();
        });
  }

  /** Each with what the text means: a zone may skip the time that a value is cut to. */
  @TestFactory
  Stream<DynamicTest> zonedTimesAreCutAsEver() {
    return read("ordered-1-zoned-times.json")
        .valueStream()
        .map(
            vector ->
                DynamicTest.dynamicTest(vector.get("value").asString(), () -> assertCut(vector)));
  }

  private static void assertCut(JsonNode vector) {
    ChronoUnit unit =
        ChronoUnit.valueOf(vector.get("truncatedTo").asString().toUpperCase(Locale.ROOT));
    FieldCodec<Object> codec = codec("zoneddatetime", unit);
    Object cut = TypeTexts.parse("zoneddatetime", vector.get("cut").asString());
    for (Object value :
        List.of(cut, TypeTexts.parse("zoneddatetime", vector.get("value").asString()))) {
      DigitWriter out = new DigitWriter();
      codec.encode(value, out);
      assertThat(out.toString()).isEqualTo(vector.get("text").asString());
    }
    assertThat(codec.decode(new DigitReader(vector.get("text").asString(), 0))).isEqualTo(cut);
  }

  @Test
  void thereAreVectorsOfEveryType() {
    Set<String> types = new HashSet<>();
    VECTORS.forEach(group -> types.add(group.get("type").asString()));

    assertThat(types).hasSize(24).hasSize(CodecRegistry.standard().classNames().size());
  }
}
