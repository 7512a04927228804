/** Regular expressions over UTF-8 bytes, in linear time and without allocation. */
@NullMarked
package io.spanwarden.detect.pattern;

import org.jspecify.annotations.NullMarked;
