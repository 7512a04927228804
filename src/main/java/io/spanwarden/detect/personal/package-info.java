/** Recognising personal data by hand. */
@NullMarked
package io.spanwarden.detect.personal;

import org.jspecify.annotations.NullMarked;
