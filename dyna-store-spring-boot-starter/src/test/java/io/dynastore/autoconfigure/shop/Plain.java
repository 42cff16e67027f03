package io.dynastore.autoconfigure.shop;

/** Neither it nor its fields are marked. */
public record Plain(long userId, String algorithm) {}
