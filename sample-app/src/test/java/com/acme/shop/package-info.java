/** The application of the README: what its snippets show is compiled and run here. */
@NullMarked
package com.acme.shop;

import org.jspecify.annotations.NullMarked;
