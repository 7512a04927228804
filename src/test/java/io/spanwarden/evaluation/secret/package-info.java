/** Texts with credentials of known issuers and forms, each labelled. */
@NullMarked
package io.spanwarden.evaluation.secret;

import org.jspecify.annotations.NullMarked;
