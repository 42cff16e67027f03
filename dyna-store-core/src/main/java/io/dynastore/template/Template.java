package io.dynastore.template;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What many ids share: the name of the store they belong to and a content in JSON, which holds the
 * low-cardinality values and describes each high-cardinality field. Immutable; equal if store and
 * content are equal.
 *
 * <p>The content is kept in canonical form (see {@link #ofJson}), so that a database may reformat
 * it and reorder its keys without making it another template.
 */
public final class Template {

  /** Characters of the longest template id that any repository keeps. */
  public static final int MAX_ID_LENGTH = 64;

  private final String store;
  private final String content;
  private final Fingerprint fingerprint;
  private final @Nullable String proposedId;

  private Template(
      String store, String content, Fingerprint fingerprint, @Nullable String proposedId) {
    this.store = store;
    this.content = content;
    this.fingerprint = fingerprint;
    this.proposedId = proposedId;
  }

  /**
   * Makes a template from JSON text. White space and the order of keys do not matter; numbers are
   * written without exponent.
   *
   * @param store the name of the store
   * @param json a JSON object
   * @return the template
   * @throws InvalidTemplateException if the text is not a JSON object, has a key twice, or holds a
   *     NUL character or half of a surrogate pair, which PostgreSQL cannot store
   */
  public static Template ofJson(String store, String json) {
    String content = CanonicalJson.of(json);
    return new Template(store, content, Fingerprint.of(store, content), null);
  }

  /**
   * Whether a string can be the id of a template. Those that DynaStore makes have digits of base 62
   * only; those that come from elsewhere may have other characters.
   *
   * @param text any string
   * @return true if it has 1 to {@link #MAX_ID_LENGTH} characters, no dash, no space and no control
   *     character
   */
  public static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID_LENGTH
        && text.chars()
            .noneMatch(
                c ->
                    c == '-'
                        || c <= ' '
                        || (c >= 0x7f && c <= 0xa0)
                        || Character.isSurrogate((char) c));
  }

  /**
   * The same template with a wish for its id, which a repository grants if no other template has
   * it.
   *
   * @param id 1 to 64 characters without dash, space or control character
   * @return an equal template
   * @throws IllegalArgumentException if no template can have this id
   */
  public Template withProposedId(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "A template's id has 1 to 64 characters, and no dash, space or control character: " + id);
    }
    return new Template(store, content, fingerprint, id);
  }

  /**
   * The ids that a repository may give to this template: it takes the first that no other has.
   *
   * @param minLength the least length of those that are prefixes of the fingerprint, from 1 to
   *     {@link Fingerprint#LENGTH}
   * @return the proposed id, if there is one, then the prefixes, the shortest first
   */
  public List<String> candidateIds(int minLength) {
    List<String> candidates = new ArrayList<>();
    if (proposedId != null) {
      candidates.add(proposedId);
    }
    for (int length = minLength; length <= Fingerprint.LENGTH; length++) {
      candidates.add(fingerprint.prefix(length));
    }
    return candidates;
  }

  /**
   * The store that the template belongs to.
   *
   * @return the store's name
   */
  public String store() {
    return store;
  }

  /**
   * The content in canonical form: a JSON object without white space, keys sorted by code point.
   *
   * @return JSON text
   */
  public String content() {
    return content;
  }

  /**
   * The content hash, of which the template's id is a prefix.
   *
   * @return the hash of store and content
   */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template that
        && store.equals(that.store)
        && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  /** The store, the fingerprint's beginning and the content, for logs. */
  @Override
  public String toString() {
    return "Template[" + store + ", " + fingerprint.prefix(10) + ", " + content + "]";
  }
}
