/** Other people's programs on this machine, as tests start them and ask them. */
@NullMarked
package io.spanwarden.machine;

import org.jspecify.annotations.NullMarked;
