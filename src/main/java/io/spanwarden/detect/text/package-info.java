/** The text under examination, and what all detectors of content ask of bytes, words and names. */
@NullMarked
package io.spanwarden.detect.text;

import org.jspecify.annotations.NullMarked;
