/** Texts with personal data and with what looks like them, each labelled. */
@NullMarked
package io.spanwarden.evaluation.personal;

import org.jspecify.annotations.NullMarked;
