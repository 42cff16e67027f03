/**
 * Templates: what many ids share, stored once. {@link io.dynastore.template.TemplateRepository} is
 * the interface to storage; a database, or anything else, implements it.
 */
@NullMarked
package io.dynastore.template;

import org.jspecify.annotations.NullMarked;
