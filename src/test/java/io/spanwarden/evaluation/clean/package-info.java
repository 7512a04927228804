/** Texts in which nothing is to be found. */
@NullMarked
package io.spanwarden.evaluation.clean;

import org.jspecify.annotations.NullMarked;
