package io.dynastore.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Objects come back equal or are refused with a reason, whatever their class looks like. */
class SupportedClassesTest {

  static Stream<ClassShape<?>> shapes() throws MalformedURLException {
    return Stream.of(
            InheritanceShapes.shapes(),
            PropertyShapes.shapes(),
            CreatorShapes.shapes(),
            ValueShapes.shapes(),
            JdkShapes.shapes())
        .flatMap(s -> s);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void comesBackEqualOrIsRefused(ClassShape<?> shape) {
    shape.check();
  }

  @Test
  void thePageTellsWhatBecomesOfEachShape() throws IOException {
    ClassShapePage.check("Superclasses, interfaces, generics", InheritanceShapes.shapes().toList());
    ClassShapePage.check("Properties and accessors", PropertyShapes.shapes().toList());
    ClassShapePage.check("How objects are made", CreatorShapes.shapes().toList());
    ClassShapePage.check("Collections, arrays, enums, wrappers", ValueShapes.shapes().toList());
    ClassShapePage.check("Types of the JDK", JdkShapes.shapes().toList());
  }

  /** That mapper can read the class; the store, which must never depend on it, cannot. */
  @Test
  void anApplicationsMixInsDoNotReachAStore() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addMixIn(CreatorClasses.Foreign.class, CreatorClasses.MixIn.class)
            .build();

    assertThat(mapper.readValue("{\"id\":5}", CreatorClasses.Foreign.class).getId()).isEqualTo(5);
  }
}
