/** Finds identifiers of persons and organisations: a written form, a check, words near. */
@NullMarked
package io.spanwarden.detect.identifier;

import org.jspecify.annotations.NullMarked;
