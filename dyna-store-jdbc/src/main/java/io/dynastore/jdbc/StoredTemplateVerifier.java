package io.dynastore.jdbc;

import io.dynastore.template.Template;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Compares what the table holds with what was saved, before an id is handed out: on the way there
 * are drivers, character sets, poolers and triggers, and some of them change or drop what they are
 * given, and report success.
 */
final class StoredTemplateVerifier {

  /** The longest that a row is waited for which a replica may not have received yet. */
  private static final Duration MAX_LAG = Duration.ofMillis(500);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);

  private static final String CHARACTER_SET =
      " Its text has characters outside of ASCII, so the likely cause is a character set that does"
          + " not hold them: of the driver's URL (MySQL's characterEncoding or"
          + " connectionCollation), of the column, or of the database. Let all of them be UTF-8"
          + " (utf8mb4 in MariaDB and MySQL)";

  private static final String TRIGGER =
      " The likely cause is a trigger or a rule of the table; let it leave the rows as they are";

  private static final String DELETE =
      ". If the row has stayed in the table, delete it then: it is of no use, as every process that"
          + " verifies what it saves refuses it.";

  private static final String LOST =
      "there is no such row after the commit. The likely causes: a pooler in transaction mode that"
          + " runs prepared statements of others (PgBouncer before 1.21, or without"
          + " max_prepared_statements: let the driver prepare nothing, prepareThreshold=0);"
          + " row-level security or a view that hides rows from the user who wrote them; a trigger"
          + " that drops rows; a proxy that reads from replicas, which lag: let templates be read"
          + " from the primary.";

  private final TemplateRows rows;
  private final IndependentTransactions own;
  private final Duration patience;

  StoredTemplateVerifier(TemplateRows rows, IndependentTransactions own, Duration timeout) {
    this.rows = rows;
    this.own = own;
    this.patience = timeout.compareTo(MAX_LAG) < 0 ? timeout : MAX_LAG;
  }

  /**
   * Reads rows that were inserted back, after their commit and apart from their transaction. The
   * connection may be the same: what matters is a new snapshot, and behind a pooler a new
   * transaction may be on another one of the server's anyway. A row that is not there is waited for
   * a little, as it may be read from a replica that lags.
   *
   * @param server is told which server answers
   * @return those that are not there
   * @throws TemplateDamagedException if one of them is not as it was saved
   */
  Map<Template, String> absentAfterCommit(Map<Template, String> inserted, Consumer<String> server) {
    Map<Template, String> left = new LinkedHashMap<>(inserted);
    long start = System.nanoTime();
    // There has to be time for another try.
    long most = Math.min(patience.toNanos(), ConnectionWorker.timeLeft().toNanos() / 3);
    for (long pause = FIRST_PAUSE.toNanos(); !left.isEmpty(); pause *= 2) {
      left = withoutThoseThere(left, server);
      if (!left.isEmpty()) {
        if (System.nanoTime() - start > most) {
          return left;
        }
        LockSupport.parkNanos(pause);
      }
    }
    return left;
  }

  /** What is told when a row was saved more than once, and still is not there. */
  TemplateDamagedException lost(Map<Template, String> absent, @Nullable Throwable cause) {
    return TemplateDamagedException.whenSaved(
        rows.table(), absent.values().iterator().next(), LOST, cause);
  }

  private Map<Template, String> withoutThoseThere(
      Map<Template, String> ids, Consumer<String> server) {
    Map<String, StoredRow> read = own.read(jdbc -> rows.byId(jdbc, ids.values(), server));
    Map<Template, String> absent = new LinkedHashMap<>(ids);
    ids.forEach(
        (template, id) -> {
          StoredRow row = read.get(id);
          if (row != null && isAsSaved(template, row)) {
            absent.remove(template);
          }
        });
    return absent;
  }

  /**
   * Whether a row that was read back after its commit is the one that was saved.
   *
   * @throws TemplateDamagedException if it is, but not as it was saved
   */
  boolean isAsSaved(Template saved, StoredRow row) {
    if (difference(saved, row) == null) {
      return true;
    }
    if (isOfAnother(saved, row)) {
      return false;
    }
    verify(saved, row);
    return true;
  }

  /** Whether the row was deleted after its commit, and its id given to another template. */
  private boolean isOfAnother(Template saved, StoredRow row) {
    try {
      return !row.template(rows.table()).equals(saved);
    } catch (TemplateDamagedException e) {
      return false;
    }
  }

  /**
   * Lets the database repeat the characters that a character set between here and there may not
   * hold, so that no damaged row is inserted. Asks nothing if all are of ASCII.
   *
   * @throws TemplateDamagedException if they come back as others
   */
  void verifyCharacters(JdbcOperations jdbc, Collection<Template> templates) {
    String characters =
        templates.stream()
            .flatMapToInt(template -> (template.store() + template.content()).codePoints())
            .filter(c -> c >= 0x80)
            .distinct()
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (!characters.isEmpty()) {
      String repeated =
          jdbc.queryForObject(
              "select concat(?, '')" + rows.dialect().ofNoTable(), String.class, characters);
      if (!characters.equals(repeated)) {
        Template first = templates.iterator().next();
        throw TemplateDamagedException.beforeSaving(
            rows.table(),
            first,
            differenceOf(characters, String.valueOf(repeated)) + CHARACTER_SET);
      }
    }
  }

  /**
   * Compares a row with the template that it should hold.
   *
   * @throws TemplateDamagedException if it holds another
   */
  void verify(Template saved, StoredRow row) {
    String difference = difference(saved, row);
    if (difference != null) {
      throw TemplateDamagedException.whenSaved(
          rows.table(),
          Objects.requireNonNull(row.id()),
          difference + (isAscii(saved) ? TRIGGER : CHARACTER_SET) + DELETE,
          null);
    }
  }

  private @Nullable String difference(Template saved, StoredRow row) {
    if (!saved.store().equals(row.store())) {
      return "its store is '" + row.store() + "' instead of '" + saved.store() + "'.";
    }
    if (!StoredRow.isHashOf(saved, Objects.requireNonNull(row.id()), row.hash())) {
      return "its content_hash is "
          + row.hash()
          + " instead of "
          + saved.fingerprint().toHex()
          + ".";
    }
    String content;
    try {
      content = row.uncheckedTemplate(rows.table()).content();
    } catch (TemplateDamagedException e) {
      return String.valueOf(e.getMessage());
    }
    return content.equals(saved.content()) ? null : differenceOf(saved.content(), content);
  }

  private static String differenceOf(String saved, String stored) {
    int at = 0;
    while (at < Math.min(saved.length(), stored.length())
        && saved.charAt(at) == stored.charAt(at)) {
      at++;
    }
    return "from character "
        + (at + 1)
        + " on, it is "
        + excerpt(stored, at)
        + " instead of "
        + excerpt(saved, at)
        + ".";
  }

  private static String excerpt(String text, int at) {
    int end = Math.min(text.length(), at + 20);
    return "'" + text.substring(at, end) + (end < text.length() ? "...'" : "'");
  }

  /** Whether no character set on the way to the table can change a template's text. */
  static boolean isAscii(Template template) {
    return isAscii(template.store()) && isAscii(template.content());
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
