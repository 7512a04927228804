/** Credentials and personal data in text. */
@NullMarked
package io.spanwarden.detect.content;

import org.jspecify.annotations.NullMarked;
