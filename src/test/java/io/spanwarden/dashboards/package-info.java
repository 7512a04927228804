/** The dashboards: their JSON, and what their expressions return. */
@NullMarked
package io.spanwarden.dashboards;

import org.jspecify.annotations.NullMarked;
