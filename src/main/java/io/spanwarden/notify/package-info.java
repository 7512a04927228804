/** Tells others of findings: webhooks, and OTLP logs through the OpenTelemetry SDK. */
@NullMarked
package io.spanwarden.notify;

import org.jspecify.annotations.NullMarked;
