package io.dynastore.jdbc;

import io.dynastore.jdbc.TemplateMemory.Meaning;
import io.dynastore.jdbc.TemplateTable.NewRow;
import io.dynastore.template.Fingerprint;
import io.dynastore.template.Template;
import io.dynastore.template.TemplateConflictException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/** Inserts templates that are not in the table yet. */
final class TemplateInserter {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateInserter.class);

  private final TemplateTable table;
  private final TemplateRows rows;
  private final TemplateMemory memory;
  private final StoredTemplateVerifier verifier;
  private final IntSupplier minIdLength;
  private final Supplier<@Nullable String> trustedServer;
  private volatile boolean insertsFirst = true;

  /**
   * Starts an inserter.
   *
   * @param minIdLength the least length of new ids
   * @param trustedServer the server that rows may be inserted on without a look before, or null
   */
  TemplateInserter(
      TemplateTable table,
      TemplateRows rows,
      TemplateMemory memory,
      StoredTemplateVerifier verifier,
      IntSupplier minIdLength,
      Supplier<@Nullable String> trustedServer) {
    this.table = table;
    this.rows = rows;
    this.memory = memory;
    this.verifier = verifier;
    this.minIdLength = minIdLength;
    this.trustedServer = trustedServer;
  }

  /**
   * What was found and done.
   *
   * @param ids an id for each template
   * @param inserted those that were inserted, and are not verified yet
   */
  record Saved(Map<Template, String> ids, Map<Template, String> inserted) {}

  /**
   * Gives each template the id that it has, or else a new one.
   *
   * @param server is told which server answers, before anything is inserted
   */
  Saved insertMissing(
      JdbcOperations jdbc, Collection<Template> templates, Consumer<String> server) {
    int minLength = minIdLength.getAsInt();
    Saved first = insertFirst(jdbc, templates, minLength);
    return first != null ? first : lookAndInsert(jdbc, templates, minLength, server);
  }

  /**
   * Inserts a template under its first candidate id without a look before, which saves a round
   * trip. Most that are saved are new, and most first candidates are free.
   *
   * @return null if it has to be looked what is there
   */
  private @Nullable Saved insertFirst(
      JdbcOperations jdbc, Collection<Template> templates, int minLength) {
    String server = insertsFirst ? trustedServer.get() : null;
    Template template = templates.iterator().next();
    if (templates.size() > 1 || server == null || !StoredTemplateVerifier.isAscii(template)) {
      return null;
    }
    // Those that this process knows to be taken need not be tried.
    for (String id : template.candidateIds(minLength)) {
      if (!memory.isReserved(id, template)) {
        NewRow row = new NewRow(id, template, template.fingerprint());
        List<StoredRow> readBack = new ArrayList<>(1);
        if (!insertIfFree(jdbc, row, server, readBack::add)) {
          return null;
        }
        Map<Template, String> ids = Map.of(template, id);
        boolean verified =
            readBack.stream().anyMatch(stored -> verifier.isAsSaved(template, stored));
        return new Saved(ids, verified ? Map.of() : ids);
      }
    }
    return null;
  }

  /**
   * A server that takes no writes, a user who may not insert, or a table with rules refuses what
   * may be there already. A look tells, and says why if not.
   */
  private boolean insertIfFree(
      JdbcOperations jdbc, NewRow row, String server, Consumer<StoredRow> readBack) {
    try {
      return table.insertIfFree(jdbc, row, server, readBack);
    } catch (DataAccessException e) {
      FailureKind kind = FailureKind.of(e);
      if (kind == FailureKind.CONFLICT || ConnectionFailures.isIn(e)) {
        throw e;
      }
      LOG.debug("From now on, it is looked first whether a template is there", e);
      insertsFirst = false;
      return false;
    }
  }

  private Saved lookAndInsert(
      JdbcOperations jdbc, Collection<Template> templates, int minLength, Consumer<String> server) {
    Set<String> candidates = IdAssignment.firstCandidates(templates, minLength);
    Set<String> taken = new HashSet<>();
    Map<Template, StoredRow> present = new LinkedHashMap<>();
    Set<String> asked =
        rows.byHash(jdbc, templates, present, candidates, taken, server) ? candidates : Set.of();
    Map<Template, String> ids = new LinkedHashMap<>();
    Map<Template, String> inserted = new LinkedHashMap<>();
    present.forEach(
        (template, row) -> {
          verifier.verify(template, row);
          String id = String.valueOf(row.id());
          ids.put(
              template,
              memory.isAmbiguous(id, template) ? underFurtherId(jdbc, template, inserted) : id);
        });
    Set<Template> missing = inOrderOfHashes(templates);
    missing.removeAll(ids.keySet());
    if (!missing.isEmpty()) {
      Map<Template, String> assigned =
          IdAssignment.of(
              missing,
              minLength,
              wanted -> asked.containsAll(wanted) ? taken : table.taken(jdbc, wanted),
              memory::isReserved);
      verifier.verifyCharacters(jdbc, missing);
      table.insert(jdbc, assigned);
      ids.putAll(assigned);
      inserted.putAll(assigned);
    }
    return new Saved(ids, inserted);
  }

  /**
   * Writers of the same templates choose the same ids. If one took an id for this template and
   * another for that, each could hold the lock of an index that the other waits for.
   */
  private static Set<Template> inOrderOfHashes(Collection<Template> templates) {
    return templates.stream()
        .sorted(Comparator.comparing(template -> template.fingerprint().toHex()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The id of a template whose first one has two meanings: always the same, where it is free. */
  private String underFurtherId(
      JdbcOperations jdbc, Template template, Map<Template, String> inserted) {
    List<String> candidates = new ArrayList<>(template.candidateIds(1));
    candidates.removeIf(id -> memory.isReserved(id, template));
    Map<String, StoredRow> present = rows.byId(jdbc, candidates);
    for (String id : candidates) {
      StoredRow row = present.get(id);
      if (row != null && template.fingerprint().under(id).toHex().equals(row.hash())) {
        verifier.verify(template, row);
        return id;
      }
    }
    for (String id : candidates) {
      if (id.length() >= minIdLength.getAsInt() && !present.containsKey(id)) {
        Fingerprint further = template.fingerprint().under(id);
        table.insert(jdbc, List.of(new NewRow(id, template, further)));
        inserted.put(template, id);
        return id;
      }
    }
    throw new IllegalStateException("All ids of a template are taken: " + template);
  }

  /**
   * Stores a template under a certain id.
   *
   * @throws TemplateConflictException if the id belongs to another
   */
  Saved insertUnder(JdbcOperations jdbc, String id, Template wished) {
    StoredRow present = rows.byId(jdbc, List.of(id)).get(id);
    if (present != null) {
      if (present.template(rows.table()).equals(wished)) {
        return new Saved(Map.of(wished, id), Map.of());
      }
      throw new TemplateConflictException(id);
    }
    // A content that has an id already keeps it, and has a further one under another hash.
    Fingerprint hash = wished.fingerprint();
    verifier.verifyCharacters(jdbc, List.of(wished));
    Fingerprint free = table.hasHash(jdbc, hash) ? hash.under(id) : hash;
    table.insert(jdbc, List.of(new NewRow(id, wished, free)));
    return new Saved(Map.of(wished, id), Map.of(wished, id));
  }

  /**
   * Compares what ids mean to this process with the table, inserts what is missing, and refuses ids
   * that mean something else there.
   *
   * @param server is told which server answers, before anything is inserted
   * @return what was inserted
   */
  List<Meaning> insertLost(
      JdbcOperations jdbc, Collection<Meaning> remembered, Consumer<String> server) {
    Set<String> ids = new LinkedHashSet<>();
    remembered.forEach(meaning -> ids.add(meaning.id()));
    Map<String, String> hashes = rows.hashes(jdbc, ids, server);
    List<Meaning> others = new ArrayList<>();
    Map<String, Meaning> lost = new LinkedHashMap<>();
    for (Meaning meaning : inOrderOfGiving(remembered)) {
      String hash = hashes.get(meaning.id());
      if (hash == null && lost.putIfAbsent(meaning.id(), meaning) == null) {
        continue;
      }
      if (hash == null || !StoredRow.isHashOf(meaning.template(), meaning.id(), hash)) {
        others.add(meaning);
      }
    }
    if (!lost.isEmpty()) {
      insert(jdbc, lost.values(), server);
    }
    if (!others.isEmpty()) {
      refuse(jdbc, others);
    }
    return List.copyOf(lost.values());
  }

  /** The prefixes of its hash first, which a template is given, and of those the shortest. */
  private static List<Meaning> inOrderOfGiving(Collection<Meaning> meanings) {
    return meanings.stream()
        .sorted(
            Comparator.comparing(
                    (Meaning m) -> !m.template().fingerprint().toString().startsWith(m.id()))
                .thenComparing(m -> m.id().length()))
        .toList();
  }

  private void insert(JdbcOperations jdbc, Collection<Meaning> lost, Consumer<String> server) {
    Set<Template> templates = new LinkedHashSet<>();
    lost.forEach(meaning -> templates.add(meaning.template()));
    Map<Template, StoredRow> present = new LinkedHashMap<>();
    rows.byHash(jdbc, templates, present, Set.of(), new HashSet<>(), server);
    Set<Template> withId = new HashSet<>(present.keySet());
    List<NewRow> missing = new ArrayList<>(lost.size());
    for (Meaning meaning : lost) {
      Template template = meaning.template();
      Fingerprint hash = template.fingerprint();
      missing.add(
          new NewRow(
              meaning.id(), template, withId.add(template) ? hash : hash.under(meaning.id())));
    }
    table.insert(jdbc, missing);
  }

  private void refuse(JdbcOperations jdbc, List<Meaning> others) {
    Map<String, StoredRow> present = rows.byId(jdbc, others.stream().map(Meaning::id).toList());
    for (Meaning meaning : others) {
      StoredRow row = present.get(meaning.id());
      if (row != null) {
        Template stored = row.uncheckedTemplate(rows.table());
        if (!stored.equals(meaning.template())) {
          memory.refuse(meaning.id(), meaning.template(), stored);
        }
      }
    }
  }
}
