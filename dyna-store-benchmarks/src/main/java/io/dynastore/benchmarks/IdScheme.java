package io.dynastore.benchmarks;

/** One way to put a recommendation into a text that fits into a URL, and to have it back. */
interface IdScheme {

  String encode(Recommendation recommendation) throws Exception;

  Recommendation decode(String id) throws Exception;
}
