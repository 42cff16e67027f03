package io.dynastore.autoconfigure;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;

/** It is clear which DataSource keeps the templates. */
final class OnDataSource extends AnyNestedCondition {

  OnDataSource() {
    super(ConfigurationPhase.REGISTER_BEAN);
  }

  @ConditionalOnSingleCandidate(DataSource.class)
  static final class TheOnlyOneOrPrimary {}

  @ConditionalOnBean(annotation = DynaStoreDataSource.class)
  static final class MarkedAsSuch {}
}
