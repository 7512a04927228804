/** Scans files: every string of JSON, or the text as it stands, without a server. */
@NullMarked
package io.spanwarden.cli.scan;

import org.jspecify.annotations.NullMarked;
