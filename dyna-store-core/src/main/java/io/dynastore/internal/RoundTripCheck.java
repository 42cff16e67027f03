package io.dynastore.internal;

import io.dynastore.DynaStoreException;
import io.dynastore.InvalidObjectException;
import io.dynastore.internal.format.Decoder;
import io.dynastore.internal.format.IdWriter;
import io.dynastore.internal.format.IdWriter.Draft;
import io.dynastore.internal.format.ParsedId;
import io.dynastore.internal.model.DecomposedObject;
import io.dynastore.internal.model.Model;
import io.dynastore.internal.model.ModelException;
import java.time.temporal.ChronoUnit;

/**
 * Shows of an object that its id will give it back: makes the object again from the text of the id
 * and the content of the template, as any reader will, and compares the two.
 *
 * @param model takes objects apart and compares them
 * @param writer writes ids
 * @param isExact whether the format keeps all of a value; the classic one has numbers of 32 bits
 */
public record RoundTripCheck<T>(Model<T> model, IdWriter writer, boolean isExact) {

  /** How often an object may change and change back between two looks at it. */
  private static final int MAX_TRIES = 100;

  /** Stands for the id of a template that has none yet. */
  private static final String NO_TEMPLATE_ID = "0";

  /**
   * Refuses an object that would not come back.
   *
   * @param object the object
   * @param draft what its id will be made of
   * @param decoder reads ids of the template
   * @param isNew whether the template was never seen before
   * @throws InvalidObjectException if the object would not come back
   */
  void check(T object, Draft draft, Decoder<T> decoder, boolean isNew) {
    T again = read(draft, decoder);
    if (isExact) {
      verify(object, again, draft);
    }
    if (isNew || isAnythingCut()) {
      DecomposedObject parts = parts(again);
      if (!isSame(draft, writer.write(parts))) {
        throw new InvalidObjectException(
            null,
            "An id would give it back as an object that has another id: of "
                + draft.parts().values()
                + " and "
                + draft.parts().low().json()
                + " became "
                + parts.values()
                + " and "
                + parts.low().json()
                + ". Let the class give its values back as they were given; see docs/classes.md.");
      }
    }
  }

  private DecomposedObject parts(T again) {
    try {
      return model.take(again);
    } catch (ModelException e) {
      throw refused(e);
    }
  }

  /**
   * Another thread may change the object meanwhile; the id is that of the values that were taken.
   */
  private void verify(T object, T again, Draft draft) {
    for (int tries = 0; ; tries++) {
      try {
        model.verify(object, again);
        return;
      } catch (ModelException e) {
        if (wasChanged(object, draft)) {
          return;
        }
        if (tries == MAX_TRIES) {
          throw refused(e);
        }
      }
    }
  }

  private T read(Draft draft, Decoder<T> decoder) {
    try {
      return decoder.decode(
          new ParsedId(NO_TEMPLATE_ID + ParsedId.SEPARATOR + draft.payload(), NO_TEMPLATE_ID));
    } catch (DynaStoreException e) {
      if (e.getCause() instanceof ModelException cause && cause.getField() != null) {
        throw refused(cause);
      }
      if (e.getCause() instanceof ModelException cause) {
        throw new InvalidObjectException(
            null,
            "Its id could not be read: "
                + cause.getProblem()
                + ". Let the class take the values that an id holds, also where they are cut.",
            cause);
      }
      throw new InvalidObjectException(null, "Its id could not be read: " + e.getMessage(), e);
    }
  }

  private boolean isAnythingCut() {
    return model.fields().stream().anyMatch(field -> field.truncatedTo() != ChronoUnit.NANOS);
  }

  private static boolean isSame(Draft draft, Draft again) {
    return draft.payload().equals(again.payload()) && draft.template().equals(again.template());
  }

  private boolean wasChanged(T object, Draft draft) {
    try {
      return !isSame(draft, writer.write(model.take(object)));
    } catch (RuntimeException e) {
      // It could be taken apart before.
      return true;
    }
  }

  /** What a caller is told of an object whose methods end in a stack overflow. */
  static InvalidObjectException endless(Object object, StackOverflowError e) {
    return new InvalidObjectException(
        null,
        "An object of "
            + object.getClass().getName()
            + " cannot be taken apart or compared, as its methods call each other without end. See"
            + " whether it holds itself, or keep the field that leads back out with @JsonIgnore.",
        e);
  }

  static InvalidObjectException refused(ModelException e) {
    return new InvalidObjectException(e.getField(), e.getProblem() + " " + e.getAction(), e);
  }
}
