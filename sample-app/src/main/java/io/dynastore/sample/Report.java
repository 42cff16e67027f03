package io.dynastore.sample;

import java.util.List;

/**
 * What the latest events say, and what it took to say it.
 *
 * @param results events by algorithm and placement, the most first
 * @param latest the newest events, with what their ids say
 * @param events rows of the event table
 * @param templates rows of the template table
 * @param idsMade ids made since the application was started
 */
record Report(List<Result> results, List<Visit> latest, long events, long templates, long idsMade) {

  /** The events of one algorithm in one placement. */
  record Result(String algorithm, String placement, long clicks, long purchases) {}
}
