package io.dynastore.internal.format.ordered;

import io.dynastore.IdFormat;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.DecodingErrors;
import io.dynastore.internal.format.Format;
import io.dynastore.internal.format.IdWriter;
import io.dynastore.internal.format.PayloadLayout;
import io.dynastore.internal.format.StoreDefinition;
import io.dynastore.template.Template;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The format whose ids sort as their values do. {@code docs/id-format.md} specifies it.
 *
 * @param <T> the type of the store's objects
 */
public final class OrderedFormat<T> implements Format<T> {

  private final StoreDefinition<T> store;
  private final PayloadLayout declared;

  public OrderedFormat(StoreDefinition<T> store) {
    this.store = store;
    this.declared = PayloadLayout.of(store.model().fields(), store.codecs(), true);
  }

  @Override
  public IdFormat name() {
    return IdFormat.ORDERED;
  }

  @Override
  public IdWriter writer() {
    if (store.md5TemplateIds()) {
      throw store.wrong(
          null,
          "MD5 template ids are asked for, which the ordered format does not have.",
          "Take md5TemplateIds() out, or set the format to CLASSIC.");
    }
    return new OrderedWriter(
        store.name(), store.codecs(), store.model().fields(), declared, store.maxTemplates());
  }

  @Override
  public Optional<Decoder<T>> decoder(Template template, DecodingErrors errors) {
    return OrderedContent.find(template)
        .map(
            content ->
                new OrderedDecoder<>(content, store.model(), store.codecs(), declared, errors));
  }

  @Override
  public Optional<ObjectNode> low(Template template) {
    return OrderedContent.find(template).map(OrderedContent::low);
  }

  @Override
  public boolean isExact() {
    return true;
  }

  @Override
  public PayloadLayout layout() {
    return declared;
  }
}
