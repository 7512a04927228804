/** The embedded database behind evidence: a journal with a hash chain, and what hangs on it. */
@NullMarked
package io.spanwarden.store;

import org.jspecify.annotations.NullMarked;
