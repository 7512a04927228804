/** Reads the folder {@code rules}: the only package that knows YAML rules. */
@NullMarked
package io.spanwarden.rules;

import org.jspecify.annotations.NullMarked;
