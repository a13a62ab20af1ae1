package org.gatehouse.sso.trial;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.gatehouse.sso.provisioning.Forecast;
import org.gatehouse.sso.traces.TraceWords;
import org.jspecify.annotations.Nullable;

/** The test sign-in: what is tested, and what came of the last one. */
@Named
@RequestScoped
public class TrialPage {

  @EJB Trials trials;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject HttpServletRequest request;

  private String run = "";
  private @Nullable Optional<TrialReport> report;

  @PostConstruct
  void read() {
    run = Objects.toString(request.getParameter("run"), "");
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    report();
  }

  /** It was the tester himself: from now on he comes in by it. */
  public void confirm() {
    trials.confirm(run);
    notices.good("sso.trial.confirmed");
    Redirect.to("/sso/test?run=" + run);
  }

  /** What would be tested: draft, live or nothing. */
  public String getSubject() {
    return trials.subject().name();
  }

  public boolean isReported() {
    return report().isPresent();
  }

  public boolean isPassed() {
    return report().filter(TrialReport::passed).isPresent();
  }

  /** Why it did not pass, as the end of a key. */
  public String getReason() {
    return report().flatMap(TrialReport::reason).orElse("");
  }

  public String getCure() {
    return report()
        .filter(one -> !one.passed())
        .map(one -> TraceWords.cure(texts(), one.content().cure()))
        .orElse("");
  }

  public List<TraceWords.Line> getLines() {
    return report().map(one -> TraceWords.lines(texts(), one.content().report())).orElse(List.of());
  }

  /** What would happen, in a sentence; empty while nobody was named. */
  public String getForecast() {
    return person()
        .map(TrialReport.Person::forecast)
        .filter(forecast -> forecast.outcome().good())
        .map(
            forecast ->
                texts().of("sso.forecast." + forecast.outcome(), forecast.userName().orElse("")))
        .orElse("");
  }

  /** Whether the tester may confirm that he is meant. */
  public boolean isConfirmable() {
    return person().filter(one -> one.forecast().outcome() == Forecast.Outcome.CONFIRM).isPresent();
  }

  /** The groups that the provider named. */
  public List<String> getGroups() {
    return person().map(one -> one.groups().shown()).orElse(List.of());
  }

  /** The response as it came. */
  public String getXml() {
    return report().flatMap(one -> one.content().posted()).orElse("");
  }

  public String getRun() {
    return run;
  }

  private Optional<TrialReport.Person> person() {
    return report().flatMap(TrialReport::person);
  }

  private Optional<TrialReport> report() {
    if (report == null) {
      report = trials.find(run);
    }
    return report;
  }

  private Texts texts() {
    return Texts.in(viewer.getLocale());
  }
}
