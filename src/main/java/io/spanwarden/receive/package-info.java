/** OTLP over gRPC and HTTP: transport, limits, credentials and the protocol's answers. */
@NullMarked
package io.spanwarden.receive;

import org.jspecify.annotations.NullMarked;
