/** What the benchmarks share. */
@NullMarked
package io.spanwarden.bench;

import org.jspecify.annotations.NullMarked;
