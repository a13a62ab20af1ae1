package org.gatehouse.users;

import java.time.Instant;
import java.util.List;

/** That somebody is disabled or locked: why, and since when. */
public record Stop(Reason reason, Instant since) {

  /** One that was written as texts. */
  static Stop read(List<String> texts) {
    return new Stop(Reason.valueOf(texts.get(0)), Instant.parse(texts.get(1)));
  }

  List<String> texts() {
    return List.of(reason.name(), since.toString());
  }
}
