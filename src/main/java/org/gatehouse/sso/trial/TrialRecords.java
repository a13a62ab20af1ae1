package org.gatehouse.sso.trial;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.gatehouse.sso.DraftSso;
import org.gatehouse.sso.drafts.PassedTests;
import org.gatehouse.sso.groups.SeenGroups;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.SignInUser;
import org.gatehouse.users.SignInUsers;

/**
 * Keeps what came of a test sign-in: the report, the names and groups seen, and that a draft has
 * passed.
 */
@Stateless
public class TrialRecords {

  @EJB TrialRows trials;
  @EJB PassedTests passed;
  @Inject SeenNames names;
  @EJB SeenGroups groups;
  @EJB SignInUsers users;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** Keeps it, and tells the audit log. */
  public void record(TrialRows.Waiting trial, DraftSso subject, TrialReport report) {
    SignInUser tester = users.get(trial.userId());
    long account = subject.sso().connection().accountId();
    // Holds the account, so before there is a row that refers to it.
    report
        .person()
        .filter(person -> !person.groups().shown().isEmpty())
        .ifPresent(person -> groups.tried(account, person.issuer(), person.groups()));
    trials.report(trial, report);
    report.person().ifPresent(person -> names.note(account, person.issuer(), person.nameId()));
    if (!report.passed()) {
      trail.recordFailure(
          new TrialEvent.Failed(account, tester.username(), report.reason().orElse("")));
      return;
    }
    // Whoever has changed the draft meanwhile has tested another one.
    boolean same = trial.fingerprint().filter(subject.fingerprint()::equals).isPresent();
    if (same) {
      passed.record(account, subject.fingerprint(), tester.username());
    }
    events.fire(new TrialEvent.Passed(account, tester.username()));
  }
}
