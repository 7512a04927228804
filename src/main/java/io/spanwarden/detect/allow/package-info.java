/**
 * What users exempt from findings: entries of {@code allow.yaml}, and whether one covers a match.
 */
@NullMarked
package io.spanwarden.detect.allow;

import org.jspecify.annotations.NullMarked;
