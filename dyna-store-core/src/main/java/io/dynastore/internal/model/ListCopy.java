package io.dynastore.internal.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A list, by its elements. */
final class ListCopy extends LowCopy {

  private final LowCopy[] elements;
  private final List<@Nullable Object> view;

  ListCopy(LowCopy[] elements) {
    this.elements = elements;
    List<@Nullable Object> views = new ArrayList<>();
    boolean hasNull = false;
    for (LowCopy element : elements) {
      views.add(element.view());
      hasNull |= element.view() == null;
    }
    // What a class makes with List.copyOf is the very same then.
    this.view = hasNull ? Collections.unmodifiableList(views) : List.copyOf(views);
  }

  @Override
  public boolean isOf(@Nullable Object value) {
    if (!(value instanceof List<?> list)
        || value instanceof Map
        || list.size() != elements.length) {
      return false;
    }
    for (int i = 0; i < elements.length; i++) {
      if (!elements[i].isOf(list.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Object newValue() {
    List<@Nullable Object> list = new ArrayList<>(elements.length);
    for (LowCopy element : elements) {
      list.add(element.newValue());
    }
    return list;
  }

  @Override
  public Object view() {
    return view;
  }
}
