/** How telemetry arrived. */
@NullMarked
package io.spanwarden.detect.transport;

import org.jspecify.annotations.NullMarked;
