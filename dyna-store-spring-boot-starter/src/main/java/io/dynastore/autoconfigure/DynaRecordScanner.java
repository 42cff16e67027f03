package io.dynastore.autoconfigure;

import io.dynastore.DynaRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the types marked with {@link DynaRecord} in the packages of the application. */
final class DynaRecordScanner extends ClassPathScanningCandidateComponentProvider {

  private final ResourceLoader resourceLoader;

  DynaRecordScanner(Environment environment, ResourceLoader resourceLoader) {
    super(false, environment);
    this.resourceLoader = resourceLoader;
    setResourceLoader(resourceLoader);
    addIncludeFilter(new AnnotationTypeFilter(DynaRecord.class, false));
  }

  /** What cannot be the type of a store is told when the store is built. */
  @Override
  protected boolean isCandidateComponent(AnnotatedBeanDefinition beanDefinition) {
    return beanDefinition.getMetadata().isIndependent();
  }

  Set<Class<?>> scan(BeanFactory beanFactory) {
    List<String> packages =
        AutoConfigurationPackages.has(beanFactory)
            ? AutoConfigurationPackages.get(beanFactory)
            : List.of();
    Set<Class<?>> types = new LinkedHashSet<>();
    for (String basePackage : packages) {
      for (BeanDefinition found : findCandidateComponents(basePackage)) {
        types.add(
            ClassUtils.resolveClassName(
                String.valueOf(found.getBeanClassName()), resourceLoader.getClassLoader()));
      }
    }
    return types;
  }
}
