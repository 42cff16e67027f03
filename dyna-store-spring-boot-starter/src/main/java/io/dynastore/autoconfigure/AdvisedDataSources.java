package io.dynastore.autoconfigure;

import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.target.AbstractBeanFactoryBasedTargetSource;
import org.springframework.aop.target.ThreadLocalTargetSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;

/** The DataSources behind proxies of Spring AOP, scoped ones among them. */
final class AdvisedDataSources {

  /** Scopes in which all threads have one bean; "refresh" is that of Spring Cloud. */
  private static final Set<String> SHARED = Set.of("", BeanDefinition.SCOPE_SINGLETON, "refresh");

  private AdvisedDataSources() {}

  /** The target of the moment, or null if it is not known. */
  static @Nullable DataSource target(Advised proxy) {
    TargetSource source = proxy.getTargetSource();
    if (source instanceof ThreadLocalTargetSource) {
      throw RoutingDataSources.routes("a DataSource for each thread");
    }
    if (source instanceof AbstractBeanFactoryBasedTargetSource bean) {
      refuseUnlessShared(bean.getBeanFactory(), bean.getTargetBeanName());
    }
    try {
      return source.getTarget() instanceof DataSource target ? target : null;
    } catch (Exception e) { // what the proxied bean throws
      throw new IllegalStateException("The DataSource behind " + source + " cannot be had", e);
    }
  }

  private static void refuseUnlessShared(BeanFactory beans, String name) {
    if (beans instanceof ConfigurableBeanFactory factory && factory.containsBean(name)) {
      String scope = factory.getMergedBeanDefinition(name).getScope();
      if (scope != null && !SHARED.contains(scope)) {
        throw RoutingDataSources.routes("a bean of scope '" + scope + "'");
      }
    }
  }
}
