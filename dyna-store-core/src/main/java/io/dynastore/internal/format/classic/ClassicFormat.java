package io.dynastore.internal.format.classic;

import io.dynastore.IdFormat;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.DecodingErrors;
import io.dynastore.internal.format.Format;
import io.dynastore.internal.format.IdWriter;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.format.StoreDefinition;
import io.dynastore.internal.model.Field;
import io.dynastore.template.Template;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The format of the Python package dyna-store 0.0.6. Its templates have no mark of their own.
 *
 * @param <T> the type of the store's objects
 */
public final class ClassicFormat<T> implements Format<T> {

  private final StoreDefinition<T> store;

  public ClassicFormat(StoreDefinition<T> store) {
    this.store = store;
  }

  @Override
  public IdFormat name() {
    return IdFormat.CLASSIC;
  }

  @Override
  public IdWriter writer() {
    for (Field field : store.model().fields()) {
      if (field.name().indexOf('.') >= 0) {
        throw store.wrong(
            field.name(),
            "The classic format has no nested high-cardinality fields.",
            "Move the field to the outermost level, or use the ordered format.");
      }
    }
    return new ClassicWriter(store.name(), store.md5TemplateIds());
  }

  /** Any JSON object can be a template of this format. */
  @Override
  public Optional<Decoder<T>> decoder(Template template, DecodingErrors errors) {
    return Optional.of(new ClassicDecoder<>(ClassicContent.of(template), store.model(), errors));
  }

  @Override
  public Optional<ObjectNode> low(Template template) {
    return Optional.of(ClassicContent.of(template).low());
  }

  /** Its numbers have 32 bits. */
  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public @Nullable PayloadLayout layout() {
    return null;
  }
}
