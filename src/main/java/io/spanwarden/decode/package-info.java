/** OTLP bytes to fields, without message objects. */
@NullMarked
package io.spanwarden.decode;

import org.jspecify.annotations.NullMarked;
