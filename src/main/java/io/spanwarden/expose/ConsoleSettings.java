package io.spanwarden.expose;

/**
 * Where console, API and metrics are served.
 *
 * @param bind an IP address
 * @param port 0 = any free one
 */
public record ConsoleSettings(String bind, int port) {}
