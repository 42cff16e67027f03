package io.dynastore.sample;

/** An event together with what its id says. */
record Visit(Event event, Recommendation recommendation) {}
