package io.dynastore.autoconfigure;

import io.dynastore.DynaStore;
import io.dynastore.DynaStoreBuilder;
import io.dynastore.Evolution;
import io.dynastore.IdFormat;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import tools.jackson.core.type.TypeReference;

/**
 * A store that the application wants as a bean.
 *
 * @param name the store's name
 * @param type the class of its objects, {@code Map} for maps
 * @param highCardinality names of fields; none for the annotations
 * @param format how its ids are written
 * @param evolution what becomes of ids of other versions of the class; null, where it says that
 * @param origin where it is declared, for messages
 */
record StoreBean(
    String name,
    Class<?> type,
    List<String> highCardinality,
    IdFormat format,
    @Nullable Evolution evolution,
    String origin) {

  /** Under which a definition has its store. */
  static final String ATTRIBUTE = StoreBean.class.getName();

  static final Method FACTORY_METHOD =
      Objects.requireNonNull(
          ReflectionUtils.findMethod(StoreBean.class, "create", (Class<?>[]) null));

  private static final Type ANY =
      ((ParameterizedType) new TypeReference<List<?>>() {}.getType()).getActualTypeArguments()[0];

  /** As code that was generated ahead of time calls it. */
  static RootBeanDefinition definition(
      String name,
      String type,
      String[] highCardinality,
      IdFormat format,
      @Nullable Evolution evolution,
      String origin) {
    Class<?> resolved = ClassUtils.resolveClassName(type, null);
    return new StoreBean(name, resolved, List.of(highCardinality), format, evolution, origin)
        .definition();
  }

  String beanName() {
    return name + "DynaStore";
  }

  boolean isOfMaps() {
    return type == Map.class;
  }

  /** The type it is injected by: {@code DynaStore<Recommendation>}. */
  ResolvableType injectionType() {
    return ResolvableType.forClassWithGenerics(
        DynaStore.class,
        isOfMaps()
            ? ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class)
            : ResolvableType.forClass(type));
  }

  /** The type of beans that make this one superfluous: of a generic class, with any arguments. */
  ResolvableType replacedBy() {
    int variables = type.getTypeParameters().length;
    if (isOfMaps() || variables == 0) {
      return injectionType();
    }
    ResolvableType[] any = new ResolvableType[variables];
    Arrays.fill(any, ResolvableType.forType(ANY));
    return ResolvableType.forClassWithGenerics(
        DynaStore.class, ResolvableType.forClassWithGenerics(type, any));
  }

  RootBeanDefinition definition() {
    RootBeanDefinition definition = new RootBeanDefinition(StoreBean.class);
    definition.setFactoryMethodName(FACTORY_METHOD.getName());
    definition.getConstructorArgumentValues().addIndexedArgumentValue(0, factory());
    definition.getConstructorArgumentValues().addIndexedArgumentValue(1, name);
    definition.getConstructorArgumentValues().addIndexedArgumentValue(2, type);
    definition
        .getConstructorArgumentValues()
        .addIndexedArgumentValue(3, highCardinality.toArray(String[]::new));
    definition.getConstructorArgumentValues().addIndexedArgumentValue(4, format);
    definition
        .getConstructorArgumentValues()
        .addIndexedArgumentValue(5, evolution == null ? "" : evolution.name());
    definition.setTargetType(injectionType());
    definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
    definition.setDescription("DynaStore '" + name + "' of " + origin);
    definition.setAttribute(ATTRIBUTE, this);
    return definition;
  }

  private static RuntimeBeanReference factory() {
    return new RuntimeBeanReference(DynaStoreFactory.class);
  }

  static <T> DynaStore<T> create(
      DynaStoreFactory factory,
      String name,
      Class<T> type,
      String[] highCardinality,
      IdFormat format,
      String evolution) {
    DynaStoreBuilder<T> builder =
        factory.builder(type).name(name).highCardinality(highCardinality).format(format);
    if (!evolution.isEmpty()) {
      builder.evolution(Evolution.valueOf(evolution));
    }
    return builder.build();
  }
}
