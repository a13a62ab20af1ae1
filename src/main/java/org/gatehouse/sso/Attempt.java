package org.gatehouse.sso;

import java.time.Instant;
import java.util.Optional;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.response.Check;
import org.gatehouse.sso.response.Findings;
import org.gatehouse.sso.response.PostedResponse;
import org.gatehouse.sso.response.SamlIdentity;
import org.gatehouse.sso.response.SamlRefusal;
import org.gatehouse.sso.traces.Cure;
import org.gatehouse.sso.traces.NewTrace;
import org.gatehouse.sso.traces.TraceContent;
import org.jspecify.annotations.Nullable;

/** What is known of one posted response while it is judged, for its trace if it is refused. */
public final class Attempt {

  private final SamlConnection connection;
  private final Findings findings = new Findings();
  private @Nullable Watched watched;
  private @Nullable PostedResponse posted;
  private @Nullable SamlRefusal refusal;
  private @Nullable SamlIdentity identity;

  Attempt(SamlConnection connection) {
    this.connection = connection;
  }

  /**
   * Whose refusal counts against values that are new.
   *
   * @param accountId the account whose values they are
   * @param browserTokens what the browser holds that has begun the sign-in
   */
  record Watched(long accountId, String browserTokens) {}

  /** Its refusal counts. */
  Attempt watched(Watched whose) {
    watched = whose;
    return this;
  }

  Optional<Watched> watched() {
    return Optional.ofNullable(watched);
  }

  Findings findings() {
    return findings;
  }

  PostedResponse posted(PostedResponse response) {
    posted = response;
    return response;
  }

  /** It was refused for what it is. */
  Attempt refused(SamlRefusal reason) {
    refusal = reason;
    return this;
  }

  /** It is right, and whom it names does not come in. */
  Attempt notAdmitted(SamlIdentity person) {
    identity = person;
    return this;
  }

  NewTrace trace(String incident, String reason, Instant now) {
    var failed =
        refusal == null
            ? Optional.ofNullable(identity).map(person -> Check.PERSON)
            : Optional.of(Check.of(refusal));
    var report = findings.report(connection, now, failed);
    var cure = refusal == null ? Cure.of(reason) : Cure.of(refusal, connection, now);
    return new NewTrace(
        connection.accountId(),
        incident,
        reason,
        report.person(),
        TraceContent.of(cure, report, findings, Optional.ofNullable(posted)));
  }
}
