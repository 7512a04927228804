package io.spanwarden.receive;

/**
 * A token as it is kept.
 *
 * @param info what it is for
 * @param hash SHA-256 of the whole plaintext; a secret of 200 random bits needs no slower hash
 */
@SuppressWarnings("ArrayRecordComponent") // compared only by MessageDigest.isEqual
record StoredToken(TokenInfo info, byte[] hash) {}
