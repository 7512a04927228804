/** What an agent tried to run or to write. */
@NullMarked
package io.spanwarden.detect.command;

import org.jspecify.annotations.NullMarked;
