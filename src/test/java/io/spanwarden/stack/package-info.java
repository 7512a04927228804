/** The compose stack: its file, what it sets up, and its services running together. */
@NullMarked
package io.spanwarden.stack;

import org.jspecify.annotations.NullMarked;
