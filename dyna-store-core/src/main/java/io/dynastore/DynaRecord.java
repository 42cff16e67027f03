package io.dynastore;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record or bean that ids are made of. In a Spring Boot application, each marked type in
 * the application's packages has a {@code DynaStore} bean of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DynaRecord {

  /**
   * The name of the type's store. Name it, if the class may be renamed one day: ids stay readable
   * only under the name that they were made under.
   *
   * @return the name, or an empty string for the simple name of the class with a small first letter
   */
  String name() default "";

  /**
   * What becomes of ids that another version of the class made, which had other fields.
   *
   * @return whether they are read or refused
   */
  Evolution evolution() default Evolution.LENIENT;
}
