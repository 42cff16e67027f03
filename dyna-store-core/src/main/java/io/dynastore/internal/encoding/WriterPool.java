package io.dynastore.internal.encoding;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A writer that a thread uses again and again, so that ids are made without leaving objects behind.
 * Threads hold it weakly: it goes with the next garbage collection, and never keeps a class loader.
 */
public final class WriterPool extends CacheLinePadding {

  private static final ThreadLocal<@Nullable WeakReference<WriterPool>> OF_THREAD =
      new ThreadLocal<>();

  private final DigitWriter writer = new DigitWriter();
  private boolean taken;

  private WriterPool() {}

  /**
   * Takes this thread's scratch. It is another one as long as code of the user's, called in
   * between, has not given it back.
   *
   * @return a scratch of which nobody else knows
   */
  public static WriterPool take() {
    WeakReference<WriterPool> reference = OF_THREAD.get();
    WriterPool scratch = reference == null ? null : reference.get();
    if (scratch == null || scratch.taken) {
      scratch = new WriterPool();
      OF_THREAD.set(new WeakReference<>(scratch));
    }
    scratch.taken = true;
    return scratch;
  }

  /** Gives it back. */
  public void release() {
    taken = false;
  }

  /**
   * An empty writer.
   *
   * @return the one of this scratch
   */
  public DigitWriter writer() {
    writer.clear();
    return writer;
  }
}
