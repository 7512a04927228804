/** The shared words: what arrived, how, and what was found in it. */
@NullMarked
package io.spanwarden.event;

import org.jspecify.annotations.NullMarked;
