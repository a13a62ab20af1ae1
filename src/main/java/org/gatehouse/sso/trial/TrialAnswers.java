package org.gatehouse.sso.trial;

import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Caller;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.sso.AnswerTaker;
import org.gatehouse.sso.BrowserTokens;
import org.gatehouse.sso.DraftSso;
import org.gatehouse.sso.LiveSso;
import org.gatehouse.sso.Saml;
import org.gatehouse.sso.SsoConnections;
import org.gatehouse.sso.SsoForm;
import org.gatehouse.sso.provisioning.Forecasts;
import org.gatehouse.sso.response.Check;
import org.gatehouse.sso.response.Findings;
import org.gatehouse.sso.response.PostedResponse;
import org.gatehouse.sso.response.SamlIdentity;
import org.gatehouse.sso.response.SamlRefusal;
import org.gatehouse.sso.response.UsedAssertions;
import org.gatehouse.sso.traces.Cure;
import org.gatehouse.sso.traces.TraceContent;
import org.gatehouse.teams.GroupNames;

/**
 * Takes the answers to test sign-ins, which come to the same address as all others. It lets nobody
 * in and makes nothing: the request of a test is no request that a sign-in could answer.
 */
@Stateless
@LocalBean
@Local(AnswerTaker.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TrialAnswers implements AnswerTaker {

  @EJB SsoConnections connections;
  @Inject BrowserTokens browser;
  @EJB TrialRows trials;
  @Inject Saml saml;
  @Inject UsedAssertions used;
  @EJB Forecasts forecasts;
  @EJB TrialRecords records;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  @Override
  public Optional<String> take(
      String spName, String acsToken, SsoForm form, HttpServletRequest request) {
    String tokens = browser.of(request, BrowserTokens.Use.TEST);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    return posted(form)
        .flatMap(
            response ->
                subject(spName, acsToken).flatMap(subject -> take(subject, response, tokens)));
  }

  /** What is tested: the draft while there is one, else what is live. */
  private Optional<DraftSso> subject(String spName, String acsToken) {
    return connections
        .findDraft(spName)
        .or(() -> connections.find(spName).map(live -> new DraftSso(live, "")))
        .filter(subject -> Tokens.same(subject.sso().acsToken(), acsToken));
  }

  private Optional<String> take(DraftSso subject, PostedResponse response, String tokens) {
    long account = subject.sso().connection().accountId();
    // Nobody's bytes are read before somebody is known to wait for an answer.
    List<TrialRows.Waiting> waiting = trials.waiting(account, tokens);
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    String asked = response.answers().orElse("");
    return waiting.stream()
        .filter(trial -> trial.isFor(asked))
        .findFirst()
        .filter(trial -> trials.take(trial.id()))
        .map(
            trial -> {
              caller.actAs(Caller.ANONYMOUS);
              caller.enter(subject.sso().account());
              records.record(trial, subject, judge(subject.sso(), trial, response, asked));
              return "/sso/test?run=" + trial.publicId();
            });
  }

  private TrialReport judge(
      LiveSso sso, TrialRows.Waiting trial, PostedResponse posted, String asked) {
    var findings = new Findings();
    try {
      SamlIdentity identity = read(sso, posted, asked, findings);
      var forecast = forecasts.of(identity, trial.userId(), sso.autoCreateUsers());
      boolean good = forecast.outcome().good();
      if (good) {
        findings.passed(Check.PERSON);
      }
      String outcome = forecast.outcome().name();
      return new TrialReport(
          good ? Optional.empty() : Optional.of(outcome),
          content(
              sso,
              good ? Cure.of("") : Cure.of(outcome),
              findings,
              good ? Optional.empty() : Optional.of(Check.PERSON),
              posted),
          Optional.of(
              new TrialReport.Person(
                  identity.issuer(),
                  identity.nameId(),
                  identity.key(),
                  forecast,
                  GroupNames.of(identity.groups().orElse(List.of())))));
    } catch (SamlRefusal refusal) {
      return new TrialReport(
          Optional.of(refusal.reason().name()),
          content(
              sso,
              Cure.of(refusal, sso.connection(), clock.instant()),
              findings,
              Optional.of(Check.of(refusal)),
              posted),
          Optional.empty());
    }
  }

  private SamlIdentity read(LiveSso sso, PostedResponse posted, String asked, Findings findings)
      throws SamlRefusal {
    var response = saml.inspect(sso.connection(), posted, findings);
    if (!asked.equals(response.inResponseTo())) {
      throw new SamlRefusal(SamlRefusal.Reason.UNSOLICITED);
    }
    findings.passed(Check.ANSWER);
    SamlIdentity identity = response.identity();
    if (used.isClaimed(sso.connection().accountId(), identity.issuer(), identity.assertionId())) {
      throw new SamlRefusal(SamlRefusal.Reason.REPLAYED, identity.assertionId());
    }
    findings.passed(Check.FIRST_USE);
    return identity;
  }

  private TraceContent content(
      LiveSso sso, Cure cure, Findings findings, Optional<Check> failed, PostedResponse posted) {
    var report = findings.report(sso.connection(), clock.instant(), failed);
    return TraceContent.of(cure, report, findings, Optional.of(posted));
  }

  private static Optional<PostedResponse> posted(SsoForm form) {
    try {
      return Optional.of(form.response());
    } catch (SamlRefusal refusedWhereAllAre) {
      return Optional.empty();
    }
  }
}
