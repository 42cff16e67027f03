package io.dynastore.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.template.StoredTemplate;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateConflictException;
import io.dynastore.template.TemplateRepository;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TemplateRepository} keeps to. Subclass it in the tests of an implementation of
 * your own: JUnit 5 or later runs the inherited tests.
 */
public abstract class TemplateRepositoryContract {

  /** Called by subclasses. */
  protected TemplateRepositoryContract() {}

  /**
   * Makes a repository.
   *
   * @return one on storage that other tests do not see, or see without harm
   */
  protected abstract TemplateRepository repository();

  /**
   * Makes another repository on the same storage, as a second node has it.
   *
   * @param repository what {@link #repository()} gave
   * @return a repository that finds what the given one saves
   */
  protected abstract TemplateRepository sameStorage(TemplateRepository repository);

  private static Template template(String store, Object value) {
    return Template.ofJson(store, "{\"low\":{\"value\":\"" + value + "\"}}");
  }

  @Test
  void findsWhatWasSavedUnderTheIdThatSaveGave() {
    TemplateRepository repository = repository();
    Template template =
        Template.ofJson("shop", "{\"b\":[1,2.50,null,true],\"a\":{\"é\":\"ü\\n😀\"}}");

    String id = repository.save(template);

    assertThat(repository.find(id)).contains(template);
    assertThat(repository.find(id).orElseThrow().content()).isEqualTo(template.content());
  }

  @Test
  void givesTheSameContentTheSameIdHoweverItsJsonIsWritten() {
    TemplateRepository repository = repository();

    String id = repository.save(Template.ofJson("shop", "{\"a\":1,\"b\":2}"));

    assertThat(repository.save(Template.ofJson("shop", "{ \"b\" : 2, \"a\" : 1 }"))).isEqualTo(id);
    assertThat(sameStorage(repository).save(Template.ofJson("shop", "{\"a\":1,\"b\":2}")))
        .isEqualTo(id);
  }

  @Test
  void givesTheSameContentInTwoStoresTwoIds() {
    TemplateRepository repository = repository();

    assertThat(repository.save(template("one", 1)))
        .isNotEqualTo(repository.save(template("two", 1)));
  }

  @Test
  void givesEachContentTheShortestPrefixOfItsFingerprintThatIsFree() {
    TemplateRepository repository = repository();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      Template template = template("prefix", i);

      String id = repository.save(template);

      int length = 1;
      while (taken.contains(template.fingerprint().prefix(length))) {
        length++;
      }
      assertThat(id).isEqualTo(template.fingerprint().prefix(length));
      assertThat(taken.add(id)).isTrue();
    }
  }

  @Test
  void keepsIdsApartThatDifferInCaseOnly() {
    TemplateRepository repository = repository();
    Map<String, Template> saved = new LinkedHashMap<>();
    for (int i = 0; i < 300; i++) {
      Template template = template("case", i);
      saved.put(repository.save(template), template);
    }

    assertThat(saved).hasSize(300);
    assertThat(saved.keySet().stream().map(id -> id.toLowerCase(java.util.Locale.ROOT)).distinct())
        .as("the data has ids that differ in case only")
        .hasSizeLessThan(300);
    assertThat(repository.findAll(saved.keySet())).isEqualTo(saved);
  }

  @Test
  void findsNothingUnderIdsThatWereNeverGiven() {
    TemplateRepository repository = repository();
    repository.save(template("shop", 1));

    assertThat(repository.find("nosuchtemplate")).isEmpty();
    assertThat(repository.find("")).isEmpty();
    assertThat(repository.find("'; drop table template; --")).isEmpty();
    assertThat(repository.find("é".repeat(10_000))).isEmpty();
    assertThat(repository.findAll(List.of("nosuchtemplate", ""))).isEmpty();
    assertThat(repository.findAll(List.of())).isEmpty();
  }

  @Test
  void savesAndFindsManyAtOnce() {
    TemplateRepository repository = repository();
    String before = repository.save(template("bulk", 7));
    List<Template> templates =
        new ArrayList<>(IntStream.range(0, 2_000).mapToObj(i -> template("bulk", i)).toList());
    templates.addAll(templates.subList(0, 100));

    Map<Template, String> ids = repository.saveAll(templates);

    assertThat(ids).hasSize(2_000).containsEntry(template("bulk", 7), before);
    assertThat(new HashSet<>(ids.values())).hasSize(2_000);
    List<String> asked = new ArrayList<>(ids.values());
    asked.add("nosuchtemplate");
    asked.addAll(asked.subList(0, 10));
    Map<String, Template> found = sameStorage(repository).findAll(asked);
    assertThat(found).hasSize(2_000);
    ids.forEach((template, id) -> assertThat(found).containsEntry(id, template));
  }

  @Test
  void grantsAProposedIdUnlessAnotherTemplateHasIt() {
    TemplateRepository repository = repository();

    assertThat(repository.save(template("wish", 1).withProposedId("6efcd187bd")))
        .isEqualTo("6efcd187bd");
    assertThat(repository.save(template("wish", 1))).isEqualTo("6efcd187bd");
    String other = repository.save(template("wish", 2).withProposedId("6efcd187bd"));
    assertThat(template("wish", 2).candidateIds(1)).contains(other);
    assertThat(repository.find("6efcd187bd")).contains(template("wish", 1));
  }

  @Test
  void restoresATemplateUnderAnyIdThatItHasElsewhere() {
    TemplateRepository repository = repository();

    repository.restore("tmpl_ü.1", template("moved", 1));
    repository.restore("tmpl_ü.1", template("moved", 1));

    assertThat(sameStorage(repository).find("tmpl_ü.1")).contains(template("moved", 1));
    assertThat(repository.findAll(List.of("tmpl_ü.1")))
        .isEqualTo(Map.of("tmpl_ü.1", template("moved", 1)));
    assertThat(repository.save(template("moved", 1))).isEqualTo("tmpl_ü.1");
  }

  @Test
  void restoresOneContentUnderSeveralIdsAndGoesOnToGiveTheFirst() {
    TemplateRepository repository = repository();
    String first = repository.save(template("moved", 1));

    repository.restore("second", template("moved", 1));
    repository.restore("third", template("moved", 1));

    assertThat(repository.findAll(List.of(first, "second", "third"))).hasSize(3);
    assertThat(sameStorage(repository).save(template("moved", 1))).isEqualTo(first);
  }

  @Test
  void findsWhatIsSavedOrRestoredAfterItWasAskedForInVain() {
    TemplateRepository repository = repository();
    String saved = template("late", 1).fingerprint().prefix(1);
    assertThat(repository.find(saved)).isEmpty();
    assertThat(repository.findAll(List.of("restored"))).isEmpty();

    assertThat(repository.save(template("late", 1))).isEqualTo(saved);
    repository.restore("restored", template("late", 2));

    assertThat(repository.find(saved)).contains(template("late", 1));
    assertThat(repository.find("restored")).contains(template("late", 2));
  }

  @Test
  void givesTheTemplatesOfAStoreThatWereStoredLast() {
    TemplateRepository repository = repository();
    Map<String, Template> old = new LinkedHashMap<>();
    Map<String, Template> recent = new LinkedHashMap<>();
    for (int i = 0; i < 6; i++) {
      repository.save(template("other", i));
      (i < 3 ? old : recent).put(repository.save(template("latest", i)), template("latest", i));
    }
    assertThat(sameStorage(repository).latest("latest", 3)).isEqualTo(recent);

    repository.restore("further", template("latest", 5));

    assertThat(repository.latest("latest", 4))
        .containsAllEntriesOf(recent)
        .doesNotContainKey("further");
    assertThat(repository.latest("latest", 100)).hasSize(6).containsAllEntriesOf(old);
    assertThat(repository.latest("nowhere", 100)).isEmpty();
  }

  @Test
  void saysOnlyOfIdsThatItGivesThatItDoes() {
    TemplateRepository repository = repository();
    String id = repository.save(template("given", 1));
    repository.restore("further1", template("given", 1));
    repository.restore("imported1", template("given", 2));
    TemplateRepository other = sameStorage(repository);

    Map<String, StoredTemplate> found =
        other.lookUp(List.of(id, "further1", "imported1", "nowhere1", id));

    assertThat(found).containsOnlyKeys(id, "further1", "imported1");
    found.forEach(
        (key, stored) -> {
          assertThat(stored.template()).isEqualTo(repository.find(key).orElseThrow());
          assertThat(other.lookUp(List.of(key))).isEqualTo(Map.of(key, stored));
          if (stored.isGiven()) {
            assertThat(repository.save(stored.template())).isEqualTo(key);
          }
        });
    assertThat(other.lookUp(List.of("nowhere1"))).isEmpty();
  }

  @Test
  void refusesToRestoreUnderAnIdOfAnotherTemplate() {
    TemplateRepository repository = repository();
    String taken = repository.save(template("moved", 1));

    assertThatThrownBy(() -> repository.restore(taken, template("moved", 2)))
        .isInstanceOfSatisfying(
            TemplateConflictException.class, e -> assertThat(e.getId()).isEqualTo(taken));
    assertThat(repository.find(taken)).contains(template("moved", 1));
    assertThatThrownBy(() -> repository.restore("no-dash", template("moved", 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void agreesOnOneIdAContentWhenManySaveTheSameAtOnce() throws Exception {
    TemplateRepository first = repository();
    TemplateRepository second = sameStorage(first);
    int contents = 100;
    List<Callable<List<String>>> tasks = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      TemplateRepository repository = t % 2 == 0 ? first : second;
      int rotation = t * 13;
      tasks.add(
          () -> {
            String[] ids = new String[contents];
            for (int i = 0; i < contents; i++) {
              int n = (i + rotation) % contents;
              ids[n] = repository.save(template("race", n));
            }
            return List.of(ids);
          });
    }

    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    Set<List<String>> answers = new HashSet<>();
    try {
      for (Future<List<String>> future : threads.invokeAll(tasks)) {
        answers.add(future.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(answers).hasSize(1);
    assertThat(new HashSet<>(answers.iterator().next())).hasSize(contents);
  }
}
