package io.dynastore.autoconfigure;

import io.dynastore.Evolution;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.MethodReference;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.aot.BeanRegistrationCode;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragments;
import org.springframework.beans.factory.aot.BeanRegistrationCodeFragmentsDecorator;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;
import org.springframework.javapoet.ClassName;
import org.springframework.javapoet.CodeBlock;

/**
 * Writes the beans of stores down ahead of time. Spring would write the type of a store into the
 * code, which does not compile if the type is not public; its name always does. A native image is
 * told to keep what is needed to read and make objects of the type.
 */
final class StoreBeanAotProcessor implements BeanRegistrationAotProcessor {

  StoreBeanAotProcessor() {}

  @Override
  public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
    return bean.getMergedBeanDefinition().getAttribute(StoreBean.ATTRIBUTE)
            instanceof StoreBean store
        ? new Contribution(store)
        : null;
  }

  private record Contribution(StoreBean store) implements BeanRegistrationAotContribution {

    @Override
    public void applyTo(GenerationContext generation, BeanRegistrationCode code) {
      ReflectionHints reflection = generation.getRuntimeHints().reflection();
      reflection.registerMethod(StoreBean.FACTORY_METHOD, ExecutableMode.INVOKE);
      if (!store.isOfMaps()) {
        new BindingReflectionHintsRegistrar().registerReflectionHints(reflection, store.type());
      }
    }

    @Override
    public BeanRegistrationCodeFragments customizeBeanRegistrationCodeFragments(
        GenerationContext generation, BeanRegistrationCodeFragments fragments) {
      return new Fragments(fragments, store);
    }
  }

  /** One statement instead of many: the definition is made anew, and sets itself up. */
  private static final class Fragments extends BeanRegistrationCodeFragmentsDecorator {

    private final StoreBean store;

    Fragments(BeanRegistrationCodeFragments fragments, StoreBean store) {
      super(fragments);
      this.store = store;
    }

    @Override
    public ClassName getTarget(RegisteredBean bean) {
      return ClassName.get(StoreBean.class);
    }

    @Override
    public CodeBlock generateNewBeanDefinitionCode(
        GenerationContext generation, ResolvableType type, BeanRegistrationCode code) {
      return CodeBlock.builder()
          .addStatement(
              "$T $L = $T.definition($S, $S, new String[] {$L}, $T.$L, $L, $S)",
              RootBeanDefinition.class,
              BEAN_DEFINITION_VARIABLE,
              StoreBean.class,
              store.name(),
              store.type().getName(),
              CodeBlock.join(
                  store.highCardinality().stream().map(name -> CodeBlock.of("$S", name)).toList(),
                  ", "),
              store.format().getDeclaringClass(),
              store.format().name(),
              store.evolution() == null
                  ? CodeBlock.of("null")
                  : CodeBlock.of("$T.$L", Evolution.class, store.evolution().name()),
              store.origin())
          .build();
    }

    @Override
    public CodeBlock generateSetBeanDefinitionPropertiesCode(
        GenerationContext generation,
        BeanRegistrationCode code,
        RootBeanDefinition definition,
        Predicate<String> attributeFilter) {
      return CodeBlock.of("");
    }

    @Override
    public CodeBlock generateInstanceSupplierCode(
        GenerationContext generation, BeanRegistrationCode code, boolean allowDirectSupplier) {
      return CodeBlock.of("");
    }

    @Override
    public CodeBlock generateSetBeanInstanceSupplierCode(
        GenerationContext generation,
        BeanRegistrationCode code,
        CodeBlock instanceSupplier,
        List<MethodReference> postProcessors) {
      return CodeBlock.of("");
    }
  }
}
