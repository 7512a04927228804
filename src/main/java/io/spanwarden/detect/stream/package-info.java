/** What the course of telemetry shows, beyond any one text in it. */
@NullMarked
package io.spanwarden.detect.stream;

import org.jspecify.annotations.NullMarked;
