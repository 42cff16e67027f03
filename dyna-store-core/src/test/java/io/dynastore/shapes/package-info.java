/** What becomes of the shapes of classes that people have: each row of {@code docs/classes.md}. */
package io.dynastore.shapes;
