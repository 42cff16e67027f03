package io.dynastore;

import io.dynastore.template.InMemoryTemplateRepository;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Throws strings at stores: half of them ids with some characters changed, the others made up. Each
 * must be refused with an exception of DynaStore's, or be the very id that {@code create} gives for
 * what it means. Run for long by {@code ./mvnw -Pthorough verify}.
 */
final class IdFuzz {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String OTHERS = "-=_/.+%\0 é\ud83d\ude00\u202e'\"";

  /** Time on the processor: what a busy machine does meanwhile is not the string's fault. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  record Narrow(@HighCardinality long user, @HighCardinality String text, int low) {}

  /** A store and some ids of it. */
  private record Target<T>(DynaStore<T> store, List<String> ids) {}

  /** A string that took long, which may have been the string or the virtual machine. */
  private record Suspect(DynaStore<?> store, String text) {}

  private static final long LONG_NANOS = 1_000_000;
  private static final int REPETITIONS = 50;

  private final SplittableRandom random;
  private final List<Target<?>> targets = new ArrayList<>();
  private final Map<String, Long> outcomes = new LinkedHashMap<>();
  private final List<Suspect> suspects = new ArrayList<>();

  IdFuzz(long seed) {
    random = new SplittableRandom(seed);
    InMemoryTemplateRepository templates = new InMemoryTemplateRepository();
    DynaStore<AllTypes> all = DynaStore.builder(AllTypes.class).templates(templates).build();
    targets.add(target(all, random.longs(200, 0, 1_000_000).mapToObj(AllTypes::typical).toList()));
    DynaStore<Narrow> narrow = DynaStore.builder(Narrow.class).templates(templates).build();
    targets.add(
        target(
            narrow,
            random
                .longs(200)
                .mapToObj(n -> new Narrow(n >> (n & 63), Long.toString(n, 36), (int) (n & 3)))
                .toList()));
    DynaStore<Map<String, Object>> maps =
        DynaStore.mapBuilder().highCardinality("a", "b").templates(templates).build();
    targets.add(
        target(
            maps,
            List.of(
                Map.of("a", 1L, "b", Instant.EPOCH, "low", 1),
                Map.of("a", 0.5, "b", "é", "low", 2),
                Map.of("a", new byte[0].length, "b", true))));
    DynaStore<Map<String, Object>> classic =
        DynaStore.mapBuilder()
            .name("classic")
            .format(IdFormat.CLASSIC)
            .highCardinality("a", "b", "c")
            .templates(templates)
            .build();
    targets.add(
        target(
            classic,
            List.of(
                Map.of("a", 1, "b", Instant.EPOCH, "low", 1),
                Map.of("a", 0.5, "b", "text", "c", 77777))));
  }

  private static <T> Target<T> target(DynaStore<T> store, List<T> objects) {
    return new Target<>(store, store.createAll(objects));
  }

  /** Tries so many strings; throws an AssertionError at the first that goes wrong. */
  String run(long strings) {
    for (long i = 0; i < strings; i++) {
      Target<?> target = targets.get(random.nextInt(targets.size()));
      String text = i % 2 == 0 ? mutated(target.ids()) : madeUp();
      long start = THREADS.getCurrentThreadCpuTime();
      String outcome = check(target.store(), text);
      if (THREADS.getCurrentThreadCpuTime() - start > LONG_NANOS) {
        suspects.add(new Suspect(target.store(), text));
      }
      outcomes.merge(outcome, 1L, Long::sum);
    }
    return String.format(
        Locale.ROOT,
        "%d strings: %s; %d took over a millisecond at first, the slowest of them %.3f ms again",
        strings,
        outcomes,
        suspects.size(),
        suspects.stream().mapToLong(IdFuzz::nanosAgain).max().orElse(0) / 1e6);
  }

  /** The least time of many: what the string itself takes. */
  private static long nanosAgain(Suspect suspect) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < REPETITIONS; i++) {
      long start = System.nanoTime();
      check(suspect.store(), suspect.text());
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  private static <T> String check(DynaStore<T> store, String text) {
    T value;
    try {
      value = store.parse(text);
    } catch (InvalidIdException e) {
      if (e.getOffset() < 0 || e.getOffset() > text.length() || e.getReason().isBlank()) {
        throw new AssertionError("A poor error for " + text, e);
      }
      return "invalid";
    } catch (TemplateNotFoundException e) {
      return "no template";
    } catch (RuntimeException e) {
      throw new AssertionError("Not an exception of DynaStore's for " + text, e);
    }
    String again = store.create(value);
    if (!again.equals(text)) {
      throw new AssertionError(text + " is read as " + value + ", whose id is " + again);
    }
    return "valid";
  }

  private String mutated(List<String> ids) {
    StringBuilder text = new StringBuilder(ids.get(random.nextInt(ids.size())));
    for (int changes = random.nextInt(4); changes >= 0 && !text.isEmpty(); changes--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(8)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, character());
        case 2 -> text.setLength(at);
        case 3 -> text.append(ids.get(random.nextInt(ids.size())), 0, 1);
        case 4 -> text.insert(at, text.substring(random.nextInt(at + 1), at));
        default -> text.setCharAt(at, character());
      }
    }
    return text.toString();
  }

  private String madeUp() {
    StringBuilder text = new StringBuilder();
    String any = targets.get(random.nextInt(targets.size())).ids().get(0);
    if (random.nextBoolean()) {
      text.append(any, 0, any.indexOf('-') + 1);
    }
    int length = random.nextInt(random.nextInt(10) == 0 ? 600 : 40);
    for (int i = 0; i < length; i++) {
      text.append(character());
    }
    return text.toString();
  }

  private char character() {
    return random.nextInt(50) == 0
        ? OTHERS.charAt(random.nextInt(OTHERS.length()))
        : DIGITS.charAt(random.nextInt(DIGITS.length()));
  }
}
