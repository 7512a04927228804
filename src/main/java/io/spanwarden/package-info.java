/**
 * Spanwarden: OTLP in, live AIVSS score out.
 *
 * <pre>
 * OTLP -> receive -> decode -> detect -> evidence -> score -> expose -> /metrics, API, console
 * </pre>
 *
 * <p>{@link io.spanwarden.Pipeline} calls the stages in order. Data points backwards, calls go
 * forwards, and stages do not call each other.
 */
@NullMarked
package io.spanwarden;

import org.jspecify.annotations.NullMarked;
