package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnknownIdsTest {

  private static final Template TEMPLATE = Template.ofJson("s", "{}");

  private final List<Set<String>> asked = new ArrayList<>();
  private final Map<String, Template> table = new HashMap<>();
  private long now;
  private final UnknownIds unknown = new UnknownIds(100, Duration.ofSeconds(5), () -> now);

  private Map<String, Template> find(String... ids) {
    return unknown.find(List.of(ids), this::ask);
  }

  private Map<String, Template> ask(Set<String> ids) {
    asked.add(Set.copyOf(ids));
    Map<String, Template> found = new HashMap<>(table);
    found.keySet().retainAll(ids);
    return found;
  }

  @Test
  void asksForAnUnknownIdOnceInAWhile() {
    assertThat(find("a")).isEmpty();
    assertThat(find("a", "b")).isEmpty();
    assertThat(find("a", "b")).isEmpty();
    assertThat(asked).containsExactly(Set.of("a"), Set.of("b"));

    now += Duration.ofMillis(4_999).toNanos();
    find("a");
    assertThat(asked).hasSize(2);

    now += Duration.ofMillis(1).toNanos();
    table.put("a", TEMPLATE);
    assertThat(find("a")).containsOnlyKeys("a");
  }

  @Test
  void findsWhatThisNodeSavesAtOnce() {
    find("a", "b");
    table.put("a", TEMPLATE);

    unknown.saved(List.of("a"));

    assertThat(find("a", "b")).containsOnlyKeys("a");
    assertThat(asked.get(1)).containsExactly("a");
  }

  @Test
  void remembersNothingThatIsSavedWhileTheTableIsAsked() {
    unknown.find(
        List.of("a"),
        ids -> {
          Map<String, Template> found = ask(ids);
          table.put("a", TEMPLATE);
          unknown.saved(List.of("a"));
          return found;
        });

    assertThat(find("a")).containsOnlyKeys("a");
  }

  @Test
  void remembersNothingOfATableThatCannotBeAsked() {
    assertThatThrownBy(
            () ->
                unknown.find(
                    List.of("a"),
                    ids -> {
                      throw new IllegalStateException("down");
                    }))
        .hasMessage("down");
    table.put("a", TEMPLATE);

    assertThat(find("a")).containsOnlyKeys("a");
  }

  @Test
  void isBounded() {
    IntStream.range(0, 10_000).forEach(n -> find("id" + n));

    assertThat(unknown.size()).isLessThanOrEqualTo(100);
  }

  @Test
  void canBeSwitchedOff() {
    UnknownIds none = new UnknownIds(0, Duration.ZERO, () -> now);
    none.find(List.of("a"), this::ask);
    none.find(List.of("a"), this::ask);

    assertThat(asked).hasSize(2);
  }
}
