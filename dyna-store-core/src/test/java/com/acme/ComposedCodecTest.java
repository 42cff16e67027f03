package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreBuilder;
import io.dynastore.DynaStoreException;
import io.dynastore.HighCardinality;
import io.dynastore.InvalidIdException;
import io.dynastore.InvalidObjectException;
import io.dynastore.codec.FieldCodec;
import io.dynastore.codec.FieldCodecs;
import io.dynastore.codec.PayloadReader;
import io.dynastore.codec.PayloadWriter;
import io.dynastore.template.InMemoryTemplateRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposedCodecTest {

  enum Currency {
    CHF,
    EUR,
    USD
  }

  record Money(BigDecimal amount, @Nullable Currency currency) {}

  record Range(Instant from, Instant to) {}

  record Payment(@HighCardinality Money money, @HighCardinality long user, String kind) {}

  record Booking(@HighCardinality Range range, @HighCardinality String user) {}

  static final class MoneyCodec implements FieldCodec<Money> {

    private final FieldCodec<BigDecimal> amount = FieldCodecs.standard().codec(BigDecimal.class);
    private final FieldCodec<Currency> currency = FieldCodecs.standard().codec(Currency.class);

    @Override
    public String type() {
      return "money";
    }

    @Override
    public Class<Money> javaType() {
      return Money.class;
    }

    @Override
    @SuppressWarnings("NullAway") // a part that is null is tried
    public void encode(Money value, PayloadWriter out) {
      out.write(amount, value.amount());
      out.write(currency, value.currency());
    }

    @Override
    public Money decode(PayloadReader in) {
      return new Money(in.read(amount), in.read(currency));
    }
  }

  /** Of a range that has no end, a digit says that there is none. */
  static final class RangeCodec implements FieldCodec<Range> {

    private final FieldCodec<Instant> instant = FieldCodecs.standard().codec(Instant.class);

    @Override
    public String type() {
      return "range";
    }

    @Override
    public Class<Range> javaType() {
      return Range.class;
    }

    @Override
    public void encode(Range value, PayloadWriter out) {
      boolean isOpen = value.to().equals(Instant.MAX);
      out.write(instant, value.from());
      out.digit(isOpen ? 1 : 0);
      if (!isOpen) {
        out.write(instant, value.to());
      }
    }

    @Override
    public Range decode(PayloadReader in) {
      Instant from = in.read(instant);
      return new Range(from, in.digit() == 1 ? Instant.MAX : in.read(instant));
    }
  }

  private static <T> DynaStoreBuilder<T> builder(Class<T> type) {
    return DynaStore.builder(type)
        .codecs(new MoneyCodec(), new RangeCodec())
        .templates(new InMemoryTemplateRepository());
  }

  private final DynaStore<Payment> payments = builder(Payment.class).build();

  private String id(Money money, long user) {
    return payments.create(new Payment(money, user, "card"));
  }

  @Property
  void valuesComeBackWithTheirScale(
      @ForAll BigDecimal amount, @ForAll Currency currency, @ForAll long user) {
    Payment payment = new Payment(new Money(amount, currency), user, "card");

    assertThat(payments.parse(payments.create(payment))).isEqualTo(payment);
  }

  @Property
  void idsSortByTheFirstPartThenTheSecond(
      @ForAll BigDecimal amount,
      @ForAll BigDecimal other,
      @ForAll Currency currency,
      @ForAll Currency otherCurrency) {
    Comparator<Money> order =
        Comparator.comparing(Money::amount)
            .thenComparing(money -> money.amount().scale())
            .thenComparing(money -> Objects.requireNonNull(money.currency()).name());
    Money one = new Money(amount, currency);
    for (Money two : List.of(new Money(other, otherCurrency), new Money(amount, otherCurrency))) {
      assertThat(Integer.signum(id(one, 1).compareTo(id(two, 1))))
          .isEqualTo(Integer.signum(order.compare(one, two)));
    }
  }

  @Property
  void equalValuesAreAPrefixAndNoValueIsThatOfAnother(
      @ForAll BigDecimal amount, @ForAll BigDecimal other, @ForAll long user) {
    Money money = new Money(amount, Currency.EUR);
    Money otherMoney = new Money(other, Currency.EUR);
    String one = payload(id(money, user));
    String prefix = payload(id(money, 0));
    String two = payload(id(otherMoney, user));
    // 0 has one digit, so all before it is the value.
    String value = prefix.substring(0, prefix.length() - 1);

    assertThat(one).startsWith(value);
    assertThat(two.startsWith(value)).isEqualTo(money.equals(otherMoney));
  }

  private static String payload(String id) {
    return id.substring(id.indexOf('-') + 1);
  }

  @Property
  void changedIdsAreRefusedOrCanonical(@ForAll BigDecimal amount, @ForAll int at, @ForAll char c) {
    StringBuilder changed = new StringBuilder(id(new Money(amount, Currency.USD), 1));
    int payload = changed.indexOf("-") + 1;
    changed.setCharAt(payload + Math.floorMod(at, changed.length() - payload), c);
    try {
      Payment payment = payments.parse(changed.toString());
      assertThat(payments.create(payment)).isEqualTo(changed.toString());
    } catch (InvalidIdException e) {
      assertThat(e.getId()).isEqualTo(changed.toString());
    }
  }

  @Test
  void aPartThatIsNullIsRefusedWithTheField() {
    assertThatThrownBy(() -> id(new Money(BigDecimal.ONE, null), 1))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("money")
        .hasMessageContaining("is null");
  }

  @Property
  void partsMayBeMissing(@ForAll int fromSecond, @ForAll int toSecond, @ForAll String user) {
    Instant from = Instant.ofEpochSecond(fromSecond);
    Instant to = Instant.ofEpochSecond(toSecond);
    DynaStore<Booking> bookings = builder(Booking.class).build();
    for (Range range : List.of(new Range(from, to), new Range(from, Instant.MAX))) {
      try {
        Booking booking = new Booking(range, user);
        assertThat(bookings.parse(bookings.create(booking))).isEqualTo(booking);
      } catch (InvalidObjectException e) {
        assertThat(e).hasMessageContaining("user"); // half of a surrogate pair, or too long
      }
    }
  }

  @Test
  void aConstantThatIsNoneIsNoId() {
    String id = id(new Money(BigDecimal.ONE, Currency.EUR), 1);

    assertThatThrownBy(() -> payments.parse(id.replace("EUR", "EUX")))
        .isInstanceOf(InvalidIdException.class)
        .hasMessageContaining("no constant 'EUX'");
  }

  @Test
  void aCodecForAnotherClassIsRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> FieldCodecs.standard().codec(StringBuilder.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.StringBuilder")
        .hasMessageContaining("BigDecimal");
    assertThatThrownBy(() -> FieldCodecs.standard().codec(Void.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mappedCodecsAreMadeOfThoseOfTheRegistry() {
    FieldCodecs codecs = FieldCodecs.standard().with(List.of(new MoneyCodec()));
    FieldCodec<Price> price =
        codecs.mapped("price", Price.class, Money.class, Price::money, Price::new);
    DynaStore<Sale> sales =
        DynaStore.builder(Sale.class)
            .codecs(price)
            .templates(new InMemoryTemplateRepository())
            .build();
    Sale sale = new Sale(new Price(new Money(new BigDecimal("19.90"), Currency.CHF)));

    assertThat(sales.parse(sales.create(sale))).isEqualTo(sale);
    assertThatThrownBy(
            () ->
                FieldCodecs.standard()
                    .mapped("price", Price.class, Money.class, Price::money, Price::new))
        .isInstanceOf(IllegalArgumentException.class)
        .isNotInstanceOf(DynaStoreException.class);
  }

  record Price(Money money) {}

  record Sale(@HighCardinality Price price) {}
}
