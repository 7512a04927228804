/** AIVSS arithmetic and its explanation. Pure: no clock, no input, no output. */
@NullMarked
package io.spanwarden.score;

import org.jspecify.annotations.NullMarked;
