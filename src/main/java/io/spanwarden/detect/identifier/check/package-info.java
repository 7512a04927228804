/** Check digits, dates and codes inside identifiers, as their issuers publish them. */
@NullMarked
package io.spanwarden.detect.identifier.check;

import org.jspecify.annotations.NullMarked;
