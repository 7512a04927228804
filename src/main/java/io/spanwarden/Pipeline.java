package io.spanwarden;

/** The whole program in one method. */
final class Pipeline {}
