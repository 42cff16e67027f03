/**
 * The public API of DynaStore: {@link io.dynastore.DynaStore} turns an object into a short id and
 * back, its builder says how, and {@link io.dynastore.DynaStoreException} is the root of all that
 * can go wrong.
 */
@NullMarked
package io.dynastore;

import org.jspecify.annotations.NullMarked;
