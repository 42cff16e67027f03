package io.dynastore.internal;

import io.dynastore.IdFormat;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.DecodingErrors;
import io.dynastore.internal.format.Format;
import io.dynastore.internal.format.StoreDefinition;
import io.dynastore.internal.format.classic.ClassicFormat;
import io.dynastore.internal.format.ordered.OrderedFormat;
import io.dynastore.template.Template;
import java.util.List;

/**
 * All formats of ids: the only place that lists them.
 *
 * @param formats in the order in which they are asked whether a template is theirs
 */
public record Formats<T>(List<Format<T>> formats) {

  public static <T> Formats<T> of(StoreDefinition<T> store) {
    return new Formats<>(List.of(new OrderedFormat<>(store), new ClassicFormat<>(store)));
  }

  public Format<T> get(IdFormat name) {
    return formats.stream().filter(format -> format.name() == name).findFirst().orElseThrow();
  }

  Decoder<T> decoder(Template template, DecodingErrors errors) {
    return formats.stream()
        .flatMap(format -> format.decoder(template, errors).stream())
        .findFirst()
        .orElseThrow();
  }
}
