/** Text of others, made fit for a terminal. */
@NullMarked
package io.spanwarden.cli.text;

import org.jspecify.annotations.NullMarked;
