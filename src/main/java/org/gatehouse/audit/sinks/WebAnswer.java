package org.gatehouse.audit.sinks;

import java.util.Set;
import org.gatehouse.platform.net.WebLine;

/** What an answer over HTTP means for the entries that were posted. */
final class WebAnswer {

  /** What is wrong is what the entries say: not understood, too large, not a kind it takes. */
  private static final Set<Integer> ABOUT_THE_BODY = Set.of(400, 413, 415, 422);

  private WebAnswer() {}

  static Verdict of(WebLine.Answer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return Verdict.taken();
    }
    if (status >= 300 && status < 400) {
      return Verdict.failed("REDIRECT", status);
    }
    return ABOUT_THE_BODY.contains(status)
        ? Verdict.refused(status)
        : Verdict.failed("STATUS", status).after(answer.pause());
  }
}
