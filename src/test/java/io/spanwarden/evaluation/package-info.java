/** Labelled texts from a seed, and what the scanner makes of them. */
@NullMarked
package io.spanwarden.evaluation;

import org.jspecify.annotations.NullMarked;
