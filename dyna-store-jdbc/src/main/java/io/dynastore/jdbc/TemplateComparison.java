package io.dynastore.jdbc;

import io.dynastore.jdbc.TemplateMemory.Meaning;
import io.dynastore.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares all templates in memory with the table, with one query a thousand, and writes back what
 * is missing.
 */
final class TemplateComparison {

  private static final Logger LOG = LoggerFactory.getLogger(TemplateComparison.class);

  /** Meanwhile another server may answer than at first. */
  private static final int MAX_TRIES = 5;

  private static final int MAX_NAMED = 20;

  private final TemplateMemory memory;
  private final TemplateInserter inserter;
  private final StoredTemplateVerifier verifier;
  private final IndependentTransactions own;
  private final TrustedServers servers;
  private final UnknownIds unknown;

  TemplateComparison(
      TemplateMemory memory,
      TemplateInserter inserter,
      StoredTemplateVerifier verifier,
      IndependentTransactions own,
      TrustedServers servers,
      UnknownIds unknown) {
    this.memory = memory;
    this.inserter = inserter;
    this.verifier = verifier;
    this.own = own;
    this.servers = servers;
    this.unknown = unknown;
  }

  /**
   * Compares, and trusts the server that has answered.
   *
   * @return whether this is another server than those known so far
   */
  boolean run() {
    for (int tries = 1; ; tries++) {
      try {
        String server = compareAll();
        return server != null && servers.trust(server);
      } catch (AnotherServerException e) {
        if (tries == MAX_TRIES) {
          throw e;
        }
      }
    }
  }

  private @Nullable String compareAll() {
    List<Meaning> all = List.copyOf(memory.meanings());
    FirstServer server = new FirstServer();
    List<Meaning> lost = new ArrayList<>();
    for (int from = 0; from < all.size(); from += TemplateTable.CHUNK) {
      List<Meaning> chunk = all.subList(from, Math.min(from + TemplateTable.CHUNK, all.size()));
      lost.addAll(compare(chunk, server));
    }
    if (!lost.isEmpty()) {
      LOG.warn(
          "{} of {} templates that this process has in memory were not in the table any more, and"
              + " were written back under their ids: {}{}. Rows were deleted, or lost by a"
              + " fail-over.",
          lost.size(),
          all.size(),
          lost.stream().limit(MAX_NAMED).map(Meaning::id).collect(Collectors.joining(", ")),
          lost.size() > MAX_NAMED ? ", ..." : "");
    }
    return server.name;
  }

  private List<Meaning> compare(List<Meaning> chunk, FirstServer server) {
    List<Meaning> lost = own.write(jdbc -> inserter.insertLost(jdbc, chunk, server::answers));
    if (!lost.isEmpty()) {
      Map<Template, String> inserted = new LinkedHashMap<>();
      lost.forEach(meaning -> inserted.put(meaning.template(), meaning.id()));
      try {
        Map<Template, String> absent = verifier.absentAfterCommit(inserted, server::answers);
        if (!absent.isEmpty()) {
          throw verifier.lost(absent, null);
        }
      } catch (TemplateDamagedException e) {
        LOG.error("A template that was missing in the table could not be written back", e);
      }
      unknown.saved(lost.stream().map(Meaning::id).toList());
    }
    return lost;
  }

  /** The server that answered first, which must go on to. */
  private static final class FirstServer {

    @Nullable String name;

    void answers(String server) {
      if (name == null) {
        name = server;
      } else if (!name.equals(server)) {
        throw new AnotherServerException(server);
      }
    }
  }
}
