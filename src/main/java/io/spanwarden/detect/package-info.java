/** Fields and requests to findings. */
@NullMarked
package io.spanwarden.detect;

import org.jspecify.annotations.NullMarked;
