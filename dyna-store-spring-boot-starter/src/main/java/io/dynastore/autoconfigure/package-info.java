/** Makes {@link io.dynastore.DynaStore} beans in a Spring Boot application. */
@NullMarked
package io.dynastore.autoconfigure;

import org.jspecify.annotations.NullMarked;
