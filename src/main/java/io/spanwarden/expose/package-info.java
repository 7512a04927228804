/** Metrics, HTTP API and console. */
@NullMarked
package io.spanwarden.expose;

import org.jspecify.annotations.NullMarked;
