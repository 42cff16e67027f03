package io.dynastore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynastore.databases.TestDatabase;
import io.dynastore.template.Template;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A row is deleted right after its commit, and another node gives its id to another template. */
class ReassignedIdTest {

  private static final Template SAVED = Template.ofJson("shop", "{\"kind\":\"saved\"}");
  private static final Template OTHER = Template.ofJson("shop", "{\"kind\":\"other\"}");

  static Stream<Supplier<TestDatabase>> databases() {
    return Stream.of(TestDatabase::h2, TestDatabase::postgresql, TestDatabase::mariadb);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theTemplateIsSavedAgainUnderAnotherId(Supplier<TestDatabase> server) {
    TestDatabase database = server.get();
    TemplateMigration.run(database.unpooled(), "template");
    JdbcTemplate jdbc = new JdbcTemplate(database.unpooled());
    JdbcTemplateRepository otherNode = JdbcTemplateRepository.builder(database.unpooled()).build();
    TamperingDataSource dataSource = new TamperingDataSource(database.unpooled());
    JdbcTemplateRepository repository = JdbcTemplateRepository.builder(dataSource).build();
    AtomicBoolean done = new AtomicBoolean();
    String first = SAVED.candidateIds(1).get(0);
    dataSource.beforeReads =
        () -> {
          if (jdbc.queryForList("select id from template").size() == 1
              && done.compareAndSet(false, true)) {
            jdbc.update("delete from template");
            otherNode.restore(first, OTHER);
          }
        };

    String id = repository.save(SAVED);

    assertThat(done).isTrue();
    assertThat(id).isNotEqualTo(first);
    assertThat(repository.find(id)).contains(SAVED);
    assertThat(repository.find(first)).contains(OTHER);
    assertThat(otherNode.find(id)).contains(SAVED);
  }
}
