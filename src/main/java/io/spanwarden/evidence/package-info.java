/** Findings and clean time, gathered per agent and ageing. */
@NullMarked
package io.spanwarden.evidence;

import org.jspecify.annotations.NullMarked;
