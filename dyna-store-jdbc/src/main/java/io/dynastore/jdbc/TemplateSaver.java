package io.dynastore.jdbc;

import io.dynastore.jdbc.TemplateInserter.Saved;
import io.dynastore.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.TransactionException;

/** Saves templates, and reads them back before anybody is given their ids. */
record TemplateSaver(
    TemplateTable table,
    IndependentTransactions own,
    StoredTemplateVerifier verifier,
    TemplateRecovery recovery,
    TemplateMemory memory,
    UnknownIds unknown) {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateSaver.class);

  /**
   * Saves templates.
   *
   * @param operation what is done, for errors
   * @param insert inserts those that are not there
   * @return the id of each template
   */
  Map<Template, String> save(String operation, Function<JdbcOperations, Saved> insert) {
    try {
      table.connect();
      return stored(insert);
    } catch (DataAccessException e) {
      if (FailureKind.of(e) == FailureKind.CONFLICT) {
        throw ExceptionTranslator.conflict(operation, whyConflict(), e);
      }
      throw e;
    }
  }

  /** Saves, and once more if that was lost after its commit, by a deletion or a fail-over. */
  private Map<Template, String> stored(Function<JdbcOperations, Saved> insert) {
    Saved saved = own.write(insert);
    Map<Template, String> absent =
        verifier.absentAfterCommit(saved.inserted(), recovery::requireTrusted);
    if (!absent.isEmpty()) {
      try {
        saved = own.write(insert);
      } catch (DuplicateKeyException e) { // it is there, but hidden
        throw verifier.lost(absent, e);
      }
      absent = verifier.absentAfterCommit(saved.inserted(), recovery::requireTrusted);
      if (!absent.isEmpty()) {
        throw verifier.lost(absent, null);
      }
    }
    saved.ids().forEach((template, id) -> memory.remember(id, template));
    unknown.saved(saved.ids().values());
    return saved.ids();
  }

  private @Nullable String whyConflict() {
    try {
      return own.read(jdbc -> Optional.ofNullable(TableValidator.whyConflict(table, jdbc)))
          .orElse(null);
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("The database does not tell what is in the way", e);
      return null;
    }
  }
}
