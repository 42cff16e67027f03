package io.dynastore.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.DynaStore;
import io.dynastore.template.InMemoryTemplateRepository;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;

/** Objects of classes that Lombok or Kotlin make come back equal or are refused with a reason. */
class LanguagesTest {

  static Stream<ClassShape<?>> lombok() {
    return LombokShapes.shapes();
  }

  static Stream<ClassShape<?>> kotlin() {
    return KotlinShapes.shapes();
  }

  @ParameterizedTest
  @MethodSource("lombok")
  void comesBackEqualOrIsRefusedFromLombok(ClassShape<?> shape) {
    shape.check();
  }

  @ParameterizedTest
  @MethodSource("kotlin")
  void comesBackEqualOrIsRefusedFromKotlin(ClassShape<?> shape) {
    shape.check();
  }

  @Test
  void aGenericDataClassComesBackWithItsArguments() {
    DynaStore<Box<String>> boxes =
        DynaStore.builder(new TypeReference<Box<String>>() {})
            .templates(new InMemoryTemplateRepository())
            .build();

    assertThat(boxes.parse(boxes.create(Box.of(1, "x")))).isEqualTo(Box.of(1, "x"));
  }

  @Test
  void thePageTellsWhatBecomesOfEachShape() throws IOException {
    ClassShapePage.check("Lombok", LombokShapes.shapes().toList());
    ClassShapePage.check("Kotlin", KotlinShapes.shapes().toList());
  }
}
