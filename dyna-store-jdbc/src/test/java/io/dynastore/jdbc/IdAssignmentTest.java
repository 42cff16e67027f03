package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.template.Fingerprint;
import io.dynastore.template.Template;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdAssignmentTest {

  private static final Template TEMPLATE = Template.ofJson("shop", "{}");

  private static Function<Set<String>, Set<String>> allUpTo(int length) {
    return candidates ->
        candidates.stream().filter(id -> id.length() <= length).collect(Collectors.toSet());
  }

  @Test
  void givesTheShortestPrefixThatIsFree() {
    for (int taken = 0; taken < Fingerprint.LENGTH; taken++) {
      assertThat(IdAssignment.of(List.of(TEMPLATE), 1, allUpTo(taken), (id, template) -> false))
          .containsEntry(TEMPLATE, TEMPLATE.fingerprint().prefix(taken + 1));
    }
  }

  @Test
  void startsAtTheLeastLength() {
    for (int least = 1; least <= Fingerprint.LENGTH; least++) {
      assertThat(IdAssignment.of(List.of(TEMPLATE), least, allUpTo(0), (id, template) -> false))
          .containsEntry(TEMPLATE, TEMPLATE.fingerprint().prefix(least));
    }
  }

  @Test
  void givesTheSameIdsAtOnceAsOneAfterAnother() {
    List<Template> templates =
        IntStream.range(0, 1000)
            .mapToObj(n -> Template.ofJson("shop", "{\"n\":" + n + "}"))
            .toList();
    Map<Template, String> expected = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Template template : templates) {
      int length = 1;
      while (!taken.add(template.fingerprint().prefix(length))) {
        length++;
      }
      expected.put(template, template.fingerprint().prefix(length));
    }

    assertThat(IdAssignment.of(templates, 1, allUpTo(0), (id, template) -> false))
        .isEqualTo(expected);
  }

  @Test
  void givesNoIdThatIsReservedForAnotherThoughItIsFree() {
    assertThat(
            IdAssignment.of(List.of(TEMPLATE), 1, allUpTo(0), (id, template) -> id.length() != 7))
        .containsEntry(TEMPLATE, TEMPLATE.fingerprint().prefix(7));
  }
}
