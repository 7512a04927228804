/** What outlives a crash: harnesses that anyone can run. */
@NullMarked
package io.spanwarden.durability;

import org.jspecify.annotations.NullMarked;
