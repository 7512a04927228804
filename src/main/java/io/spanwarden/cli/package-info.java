/** The commands. */
@NullMarked
package io.spanwarden.cli;

import org.jspecify.annotations.NullMarked;
