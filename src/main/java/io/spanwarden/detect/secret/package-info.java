/** Recognising credentials by hand: names with values, URLs, headers; and checks of values. */
@NullMarked
package io.spanwarden.detect.secret;

import org.jspecify.annotations.NullMarked;
