/** Alerts: the shipped rules, where they are sent, and what to do about them. */
@NullMarked
package io.spanwarden.alerts;

import org.jspecify.annotations.NullMarked;
